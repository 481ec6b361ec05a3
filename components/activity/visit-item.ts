import type { EventWords } from '@/domain/activity/describe-event';
import type { VisitGroup } from '@/domain/activity/group-visits';
import type { LogEntry } from '@/domain/activity/log-entry';
import type { PlacedSignal } from '@/domain/friction/list-signals-behind';

/** One act of a visit, with everything written out. */
export type VisitEntry = Pick<LogEntry, 'id' | 'type'> & {
  at: string;
  time: string;
  words: EventWords;
  href: string | null;
  lang: string | null;
  /** How often, one after the other. */
  times: number;
  /** What arose here, led to where it stands on the page; null where it stands there no more. */
  signals: readonly (PlacedSignal & { href: string | null })[];
};

/** A visit, or a day of somebody else's acts, with everything written out. */
export type VisitItem = Pick<VisitGroup, 'id' | 'kind' | 'who' | 'outcome' | 'isCut'> & {
  day: string;
  /** '11 min'; null where it is no visit, or one that lasted a moment. */
  length: string | null;
  /** The visit in a sentence; null where it is none. */
  sentence: string | null;
  entries: readonly VisitEntry[];
};
