import type { EventWords } from '@/domain/activity/describe-event';
import type { LogEntry } from '@/domain/activity/log-entry';
import type { CaseWait } from '@/domain/friction/cases/case-waits';
import type { DismissReason } from '@/domain/friction/cases/dismiss-case';
import type { MessageKey, SentenceValues } from '@/domain/friction/sentence';
import type { Severity, Stage } from '@/domain/friction/rules';
import type { ActionResult } from '@/lib/action';

/** The very events of one visit, or of one day outside of visits, written out. */
export type EvidenceGroup = {
  id: string;
  day: string;
  /** How long the visit took; null where it was none, or under a minute. */
  length: string | null;
  who: { name: string; nameLang: string | null } | null;
  events: readonly {
    id: string;
    type: LogEntry['type'];
    at: string;
    time: string;
    words: EventWords;
    href: string | null;
    lang: string | null;
    logHref: string;
  }[];
};

/** What to do next: a page to go to, a letter begun, the client to speak to, or their bill to send again. */
export type NextStep =
  | { kind: 'link'; label: string; href: string }
  | { kind: 'remind'; label: string; invoice: string; number: string; client: string };

/** A case with everything written out, as its row is drawn from. */
export type CaseItem = {
  id: string;
  severity: Severity;
  stage: Stage;
  client: { href: string; name: string; nameLang: string | null };
  /** The catalogue's sentence about the client, and what fills it. */
  about: MessageKey;
  values: SentenceValues;
  /** What else is wrong about the same thing, as sentences. */
  also: readonly string[];
  whyNow: readonly string[];
  /** '$1,840.00 past due', each currency apart. */
  stake: readonly string[];
  takenBy: { name: string; isReader: boolean } | null;
  who: { name: string; nameLang: string | null } | null;
  /** Why it is back after it was snoozed. */
  back: string | null;
  /** What it waits for while it is out of sight. */
  away: string | null;
  next: NextStep | null;
  callHref: string;
  /** What a snooze of it may wait for. */
  waits: readonly CaseWait[];
  events: number;
  evidence: readonly EvidenceGroup[];
  /** Its signals, and what somebody found to be behind them. */
  signals: readonly string[];
  cause: { id: string; sentence: string } | null;
};

type Done = Promise<ActionResult<void>>;

/** What can be done with a case; each can be taken back while the toast stands. */
export type CaseActions = {
  take: (input: { caseId: string }) => Done;
  snooze: (input: { caseId: string; until: string } | { caseId: string; for: CaseWait }) => Done;
  dismiss: (input: { caseId: string; reason: DismissReason; note?: string }) => Done;
  settle: (input: { caseId: string }) => Done;
  reopen: (input: { caseId: string }) => Done;
};

/** What every row offers: when to be asked again, and why it may be dismissed. */
export type CaseOffers = {
  times: readonly { label: string; until: string }[];
  reasons: readonly DismissReason[];
};
