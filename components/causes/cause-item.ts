import type { CauseState } from '@/domain/causes/cause-view';
import type { Verdict } from '@/domain/causes/verdict';
import type { Drawn } from './interval-picture';

/** A cause with everything written out, as its row is drawn from. */
export type CauseItem = {
  id: string;
  href: string;
  state: CauseState;
  sentence: string;
  /** "46 signals · Pay". */
  detail: string;
  owner: { name: string; nameLang: string | null } | null;
  /** "Short list first, since 2 Nov". */
  plan: string;
  /** Struggles in 100 tries, before the fix and since. */
  rates: { before: string; after: string } | null;
  /** What stands there without them: "6.1 now", "Not measured". */
  ratesNote: string;
  difference: { drawn: Drawn | null; words: string } | null;
  verdict: Verdict | null;
  /** "Enough by about 12 Dec". */
  note: string | null;
  isEnded: boolean;
};

/** A proposal that nobody sees to yet, written out. */
export type ProposalItem = {
  id: string;
  href: string;
  sentence: string;
  proposedBy: { name: string; nameLang: string | null };
  /** "today", "on Monday". */
  when: string;
  /** "3 signals at 3 clients since 4 Oct". */
  signals: string;
  remedy: string | null;
};
