import { newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** A signal in a case, and a call whose words are the client's secret. */
export async function makeCaseRows(
  ids: Record<string, string>,
  clientId: string,
  secret: string,
): Promise<void> {
  const invoice = publicId('in', ids.invoice ?? '');
  await ownerQuery(
    `INSERT INTO signal_case (id, client_id, root_kind, root_id, severity, opened_at, raised_at, changed_at)
     VALUES ($1, $2, 'invoice', $3, 'medium', now(), now(), now())`,
    [ids.signalCase, clientId, invoice],
  );
  await ownerQuery(
    `INSERT INTO signal (id, client_id, rule, subject_kind, subject_id, severity, episode_at, raised_at, evidence, case_id)
     VALUES ($1, $2, 'status_recheck', 'invoice', $3, 'medium', now(), now(), '{}', $4)`,
    [ids.signal, clientId, invoice, ids.signalCase],
  );
  const event = newId();
  await ownerQuery(
    `INSERT INTO activity_event (id, at, client_id, by, actor_kind, type, subject_kind, subject_id, data, reason)
     VALUES ($1, now(), $2, 'client', 'manager', 'contact.received', 'conversation', $3, '{"channel":"call","topic":"other"}', $4)`,
    [event, clientId, publicId('cv', ids.call ?? ''), secret],
  );
  await ownerQuery(
    `INSERT INTO logged_contact (id, client_id, contact_id, channel, topic, event_id, heard_at, logged_by, promised_at)
     VALUES ($1, $2, $3, 'call', 'other', $4, now(), $5, now() + interval '1 hour')`,
    [ids.call, clientId, ids.contact, event, cast.ruth.personId],
  );
}
