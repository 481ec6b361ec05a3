import type { Day } from '@/lib/clock';

/** Asked, or said that something is wrong: then the bill waits for it. */
export type QuestionKind = 'question' | 'dispute';
/** `answered` by the firm; `settled` only when the client says so. */
export type QuestionState = 'open' | 'answered' | 'settled';

export type QuestionMessage = {
  id: string;
  /** The client's side, or the firm's. */
  fromClient: boolean;
  /** Null where the writer is not known any more. */
  author: { name: string; nameLang: string | null; isReader: boolean } | null;
  body: string;
  at: Date;
};

/** A question about a line of an invoice, or about all of it, with what was said. Ids are public, days the firm's. */
export type QuestionView = {
  id: string;
  /** Null for the invoice as a whole. */
  lineId: string | null;
  kind: QuestionKind;
  state: QuestionState;
  settledOn: Day | null;
  messages: QuestionMessage[];
};
