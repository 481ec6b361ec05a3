import type { DocumentCategory } from '@/lib/document-category';
import type { Seers } from '../documents/seers';
import type { Day } from '@/lib/clock';

/** Open until nothing that has to be sent is left and nothing waits to be looked at. */
export type RequestState = 'open' | 'done' | 'cancelled';
export type RequestItemState = 'asked' | 'sent' | 'accepted' | 'sent_back' | 'not_needed';

/** How far a checklist is. Items that turned out not to be needed are not counted. */
export type RequestCounts = {
  all: number;
  /** What the client has to send still, what was sent back among it; without what is optional. */
  left: number;
  sentBack: number;
  /** What waits for somebody at the firm to look at it. */
  toLookAt: number;
  accepted: number;
};

/** A checklist as a list shows it. Ids are public, days the firm's. */
export type RequestRow = {
  id: string;
  title: string;
  client: { id: string; name: string; nameLang: string | null };
  state: RequestState;
  dueOn: Day | null;
  counts: RequestCounts;
  /** What the one thing is called that is left; null where it is more or nothing. */
  leftTitle: string | null;
};

/** A file that was sent for an item. */
export type SentFile = {
  id: string;
  filename: string;
  sizeBytes: number;
  /** `reading` while it is checked; `refused` where it could not be read. */
  state: 'reading' | 'ready' | 'refused';
  /** The catalogue's key of why it was refused. */
  refusal: string | null;
  /** It went back to the client, and counts no more. */
  isSentBack: boolean;
  by: { name: string; isReader: boolean } | null;
  at: Date;
};

export type RequestItemView = {
  id: string;
  title: string;
  hint: string | null;
  optional: boolean;
  category: DocumentCategory;
  state: RequestItemState;
  /** Why it was sent back. */
  reason: string | null;
  /** The newest last. */
  files: SentFile[];
};

export type RequestView = RequestRow & {
  note: string | null;
  /** A person of the firm. */
  askedBy: string | null;
  askedOn: Day;
  /** Who can see something of what is sent for it. */
  seers: Seers;
  /** Somebody of them at the client sees some of its items and not all. */
  isSeenInPart: boolean;
  items: RequestItemView[];
};
