import type { SignalLine } from './signal-line';

/** Signals that have something in common, written out. */
export type GroupItem = {
  id: string;
  by: 'rule' | 'page' | 'category' | 'amount' | 'topic';
  /** What they have in common: "the page to pay". */
  what: string;
  /** What fills the sentence of its kind. */
  values: Record<'what' | 'tries' | 'inside' | 'outside', string> &
    Record<'count' | 'among' | 'days', number>;
  /** "4 times as often (1.6 to 7.8 more in 100)". */
  lift: string;
  /** It need not be more than chance. */
  isChance: boolean;
  signals: readonly SignalLine[];
  /** What a cause of these is counted by, as the form says it. */
  measured: string;
  where: string;
};
