import { createTranslator, type Messages } from 'use-intl/core';
import messages from '@/messages/en.json';

/** Says a sentence of the catalogue by its whole key, `payments.receipt.subject`. */
export type Translate = ReturnType<typeof createTranslator<Messages>>;

let kept: Translate | undefined;

/**
 * The catalogue for whatever speaks without a page: mails and papers. A key that is missing is a fault and throws,
 * rather than being sent to a client.
 */
export function translator(): Translate {
  kept ??= createTranslator({
    locale: 'en',
    messages: messages as Messages,
    onError: (error) => {
      throw error;
    },
  });
  return kept;
}
