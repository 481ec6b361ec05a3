import { z } from 'zod';

/** The longest message; the database holds to it too. */
export const MESSAGE_LENGTH = 4000;

/** What somebody writes, as it is kept. */
export const MessageText = z
  .string('errors.required')
  // What no keyboard writes and PostgreSQL keeps in no text.
  .transform((text) => text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim())
  .pipe(
    z.string().min(1, 'questions.errors.empty').max(MESSAGE_LENGTH, 'questions.errors.too_long'),
  );

/** Made with the form: sent twice, it is one message. */
export const MessageKey = z.uuid('errors.invalid');

export const AskInput = z.object({
  invoice: z.string(),
  /** Without one it is about the invoice as a whole. */
  line: z.string().optional(),
  kind: z.enum(['question', 'dispute'], 'errors.invalid').default('question'),
  text: MessageText,
  key: MessageKey,
});

export const MessageInput = z.object({ question: z.string(), text: MessageText, key: MessageKey });
