import type { EventType, LoggedEvent } from '@/domain/activity/events';

/** What a client comes for. The order is that in which an event is offered to them: it belongs to one of them at most. */
export const TASKS = [
  'pay',
  'check_invoice',
  'find_document',
  'send_document',
  'reach_person',
  'sign_in',
] as const;
export type TaskName = (typeof TASKS)[number];

/** What a try was about. */
export interface About {
  kind: 'invoice' | 'document' | 'request';
  id: string;
}

/** What an event is to a try at a task. */
export interface Reading {
  /** A try may begin with it; without that it only goes on. */
  begins?: boolean;
  /** About something else than the try that goes on, it begins another. */
  about?: About;
  /** What the time from here on is spent on: one of the task's parts. */
  part: string;
  /** What a hand pressed for it; a page that was opened is one. */
  clicks: number;
  /** Something was refused, or broke. */
  isError?: boolean;
  /** Which of the task's steps it shows to be reached. */
  step?: number;
  /** It is got, or it is not to be had here. */
  ends?: 'done' | 'given_up';
  /** It happened elsewhere: the portal saw no time and no click of it. */
  isElsewhere?: boolean;
  /** The time since the person's last act went into it. */
  tookSince?: boolean;
}

/** A try that goes on, as its task's rule sees it. */
export interface Going {
  about: readonly About[];
  part: string;
  isDone: boolean;
}

/** How one task is told from a client's events. Only what clients do themselves counts, and what came of it. */
export interface TaskRule {
  name: TaskName;
  /** What its time is spent on, in the order in which it is kept. The first is the way to it. */
  parts: readonly string[];
  /** What there is to reach, in order; a try has always reached the first. */
  steps: readonly string[];
  /** After so long without anything that belongs to it, a try is over. */
  silenceMs: number;
  /** It may be about several things at once. */
  gathers?: boolean;
  /** Whether a page or a search that nothing else claimed was on the way to it. */
  leads: (event: LoggedEvent) => boolean;
  /** What an event is to it; null for nothing. `going` is the try that goes on. */
  read: (event: LoggedEvent, going: Going | null) => Reading | null;
  /** What a try is that fell silent before it was done; null where nobody can say that it was one. */
  left: (going: Going) => 'done' | 'given_up' | null;
}

/** One try at a task, as it was observed. Ids are those of the events. */
export interface Attempt {
  task: TaskName;
  /** The event that it begins with. */
  eventId: string;
  client: string;
  contact: string | null;
  visit: string | null;
  about: About | null;
  startedAtMs: number;
  endedAtMs: number;
  outcome: 'done' | 'given_up';
  clicks: number;
  /** Null where the log saw one moment alone. */
  spentMs: number | null;
  errors: number;
  /** How often the same person tried the same within the 7 days before. */
  repeats: number;
  /** Where it was given up, or where most of its time went. */
  place: string;
  /** By the parts of the rule. */
  partMs: number[];
  /** By the steps of the rule, from the beginning; -1 for never. */
  stepMs: number[];
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Events of a visit are less than this apart (events.md); what falls silent for so long has ended with it. */
export const VISIT_GAP_MS = 30 * MINUTE_MS;

/** Whether a page's path is one of these, or below one that ends in a slash. */
export function isOnPath(event: LoggedEvent, ...paths: readonly string[]): boolean {
  const path = event.subject?.kind === 'page' ? event.subject.id : null;
  return (
    path !== null &&
    paths.some((each) =>
      each.endsWith('/') && each !== '/' ? path.startsWith(each) : path === each,
    )
  );
}

/** The public id at the end of a page's path, `/invoices/in_…`. */
export function idOnPath(event: LoggedEvent, folder: string, prefix: string): string | null {
  if (event.subject?.kind !== 'page' || !event.subject.id.startsWith(folder)) return null;
  const id = event.subject.id.slice(folder.length).split('/')[0] ?? '';
  return id.startsWith(`${prefix}_`) ? id : null;
}

/** All that any task reads: what is asked of the database. */
export const READ_TYPES: readonly EventType[] = [
  'page.viewed',
  'search.performed',
  'help.viewed',
  'click.raged',
  'click.dead',
  'form.rejected',
  'error.shown',
  'invoice.viewed',
  'invoice.downloaded',
  'invoice.disputed',
  'checkout.started',
  'checkout.cancelled',
  'payment.processing',
  'payment.succeeded',
  'payment.failed',
  'document.previewed',
  'document.opened',
  'document.downloaded',
  'document.signed',
  'document.acknowledged',
  'document.open_failed',
  'document.uploaded',
  'document.upload_failed',
  'contact.received',
  'contact.continued',
  'complaint.opened',
  'signin.succeeded',
  'signin.failed',
  'signin.locked',
  'signin.reset_requested',
  'signin.code_mailed',
];
