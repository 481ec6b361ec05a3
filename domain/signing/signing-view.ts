import type { Day } from '@/lib/clock';
import type { Drawing } from './drawing';

/** What is asked: to sign, or to confirm that one has read it. */
export const SIGNING_KINDS = ['sign', 'acknowledge'] as const;
export type SigningKind = (typeof SIGNING_KINDS)[number];

/** `complete`: everybody did what was asked. One who declines ends it for all. */
export type SigningState = 'open' | 'complete' | 'declined' | 'cancelled' | 'expired';
export type SignerState = 'waiting' | 'signed' | 'declined';

/** A signature as it looks: a name that was typed, or strokes. */
export type SignatureMark = { typed: string } | { drawing: Drawing };

export type SignerView = {
  /** The contact's public id. */
  id: string;
  name: string;
  nameLang: string | null;
  /** Whoever reads this page. */
  isReader: boolean;
  state: SignerState;
  mark: SignatureMark | null;
  actedAt: Date | null;
  /** Why they declined: for the firm, and for themselves. */
  reason: string | null;
};

export type SigningView = {
  id: string;
  kind: SigningKind;
  state: SigningState;
  /** The last day on which it can be signed. */
  dueOn: Day | null;
  askedBy: string | null;
  askedAt: Date;
  endedAt: Date | null;
  signers: SignerView[];
  /** The signed version is made: it is what opens. */
  hasVersion: boolean;
  reminders: number;
  /** What the reader agrees to, by signing; null where nothing is asked of them. */
  statement: { paragraphs: string[]; sha256: string } | null;
};

/** A document on which something is asked of the reader. */
export type SigningRow = {
  id: string;
  documentId: string;
  kind: SigningKind;
  title: string;
  pages: number | null;
  dueOn: Day | null;
};
