import { sql, type Sql } from '@/lib/db';
import type { Root } from './root-of';

/** What a snooze may wait for, beside a time. */
export const CASE_WAITS = ['paid', 'opened', 'back', 'answered'] as const;
export type CaseWait = (typeof CASE_WAITS)[number];

/** A condition that never comes about brings the case back all the same: nobody leaves unnoticed. */
export const LONGEST_WAIT_DAYS = 30;

/** The conditions that can come about for what a case is about, the likeliest first. */
export function waitsFor(root: Pick<NonNullable<Root>, 'kind'> | null): CaseWait[] {
  if (root?.kind === 'invoice') return ['paid', 'answered', 'back'];
  if (root?.kind === 'document') return ['opened', 'answered', 'back'];
  return ['answered', 'back'];
}

/** Whether what a snoozed case `c` waits for has come about since, as the log tells it. */
export const HAS_COME_ABOUT: Sql = sql`(CASE c.snoozed_for
  WHEN 'back' THEN EXISTS (SELECT FROM visit v WHERE v.client_id = c.client_id AND v.started_at > c.snoozed_at)
  WHEN 'answered' THEN EXISTS (
    SELECT FROM activity_event a WHERE a.client_id = c.client_id AND a.at > c.snoozed_at AND a.by = 'client'
       AND a.type IN ('contact.received', 'contact.continued', 'contact.settled', 'survey.answered', 'praise.received'))
  WHEN 'opened' THEN EXISTS (
    SELECT FROM activity_event a WHERE a.client_id = c.client_id AND a.at > c.snoozed_at AND a.by = 'client'
       AND a.subject_id = c.root_id AND a.type IN ('document.opened', 'document.downloaded', 'document.signed'))
  WHEN 'paid' THEN EXISTS (
    SELECT FROM activity_event a WHERE a.client_id = c.client_id AND a.at > c.snoozed_at AND a.subject_id = c.root_id
       AND (a.type IN ('payment.succeeded', 'payment.processing')
            OR (a.type = 'invoice.changed' AND a.data ->> 'to' <> 'open')))
  ELSE false END)`;
