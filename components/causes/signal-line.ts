import type { MessageKey, SentenceValues } from '@/domain/friction/sentence';
import type { Severity } from '@/domain/friction/rules';

/** A signal as one line, written out. */
export type SignalLine = {
  id: string;
  severity: Severity;
  /** The rule's name. */
  rule: string;
  /** The catalogue's sentence about the client, and what fills it. */
  about: MessageKey;
  values: SentenceValues;
  client: { href: string; name: string; nameLang: string | null };
  at: string;
  when: string;
};
