import type { Sql } from '@/lib/db';

/** What clients go through with the firm, from its beginning to its end. */
export const JOURNEYS = ['first_weeks', 'payment', 'document', 'help', 'renewal'] as const;
export type JourneyName = (typeof JOURNEYS)[number];

/** The instants between which a journey's first step has to lie. */
export type Span = { fromAt: Date; untilAt: Date };

/** One journey: its steps, and where each of those who set out is found. */
export type Journey = {
  name: JourneyName;
  /** In order. The first is where everybody is. */
  steps: readonly string[];
  /**
   * Everybody has had so long, in days, before they count as having stopped: those who set out later are not counted yet, so
   * that none is taken for lost who is only under way.
   */
  patienceDays: number;
  /** Whether the time from the first step to the last says something. */
  isTimed: boolean;
  /**
   * One row for each who set out in the span, with their `client_id`: `s1`, `s2`, … are the instants of the steps, null where it was not reached, and
   * `f1`, `f2`, … those of what is told beside it.
   */
  units: (span: Span) => Sql;
  /** What is told beside it: how many got to it, and how soon. */
  facts: readonly string[];
};
