import type { EventType } from '@/domain/activity/events';
import type { RuleName } from '@/domain/friction/rules';
import { newIdAt, publicId } from '@/lib/ids';
import { brightwater } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export type Happened = {
  at: Date;
  type: EventType;
  by?: 'client' | 'staff' | 'system' | 'scanner';
  client?: string;
  contact?: string | null;
  visit?: string | null;
  subject?: [kind: string, id: string] | null;
  data?: object;
};

/** Puts an event into the log as it stands there. @returns its id */
export async function happen(event: Happened): Promise<string> {
  const { at, type, by = 'client', contact = null, visit = null, subject = null } = event;
  const id = newIdAt(at);
  await ownerQuery(
    `INSERT INTO activity_event (id, at, client_id, contact_id, by, actor_kind, visit_id, type, subject_kind, subject_id, data)
     VALUES ($1, $2, $3, $4, $5::activity_by, 'contact', $6, $7, $8, $9, $10)`,
    [
      ...[id, at, event.client ?? brightwater.clientId, contact, by, visit, type],
      ...[subject?.[0] ?? null, subject?.[1] ?? null, JSON.stringify(event.data ?? {})],
    ],
  );
  return id;
}

export type Raised = {
  rule: RuleName;
  at: Date;
  evidence: string[];
  client?: string;
  subject?: [kind: string, id: string] | null;
  state?: string;
  reason?: string;
};

/** Raises a signal as the rules keep it. @returns its public id */
export async function raise(signal: Raised): Promise<string> {
  const { rule, at, evidence, subject = null } = signal;
  const id = newIdAt(at);
  await ownerQuery(
    `INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, episode_at, severity, raised_at, evidence, facts, state,
                         dismiss_reason)
     VALUES ($1, $2, $3, $4, $5, $6, 'medium', $6, $7, $8, $9::signal_state, $10::dismiss_reason)`,
    [
      ...[id, signal.client ?? brightwater.clientId, rule, subject?.[0] ?? null],
      ...[subject?.[1] ?? null, at, evidence, '{}', signal.state ?? 'open'],
      signal.reason ?? null,
    ],
  );
  return publicId('si', id);
}

/** Takes all of it away again. */
export async function clear(): Promise<void> {
  await ownerQuery(
    'DELETE FROM signal_cause; DELETE FROM cause_count; DELETE FROM cause; DELETE FROM signal; DELETE FROM activity_event',
  );
}
