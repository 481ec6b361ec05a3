import type { ContactActor } from '@/lib/actor';
import { publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const nowhere = { ip: null, userAgent: null };
export const co = ({ contactId }: ContactActor) => publicId('co', contactId);
export const ALL = '{payroll,tax,contract,statement,identity,other}';

let number = 0;
/** Somebody new, to be invited to see tax papers. */
export const somebody = (changes: object = {}) => ({
  contactName: 'Sam Okafor',
  email: `sam${(number += 1)}@brightwater.example`,
  title: 'Studio',
  billing: false,
  documents: 'chosen' as const,
  'category[]': ['tax' as const],
  colleagues: false,
  ...changes,
});

/** What stands in somebody's row. */
export async function setRights(
  { contactId }: ContactActor,
  { billing, documents, colleagues }: { billing: boolean; documents: string; colleagues: boolean },
): Promise<void> {
  await ownerQuery(
    `UPDATE contact SET may_billing = $2, document_categories = $3::document_category[], may_colleagues = $4, ended_at = NULL
      WHERE id = $1`,
    [contactId, billing, documents, colleagues],
  );
}

/** Somebody as their next request finds them. */
export async function next({ sessionId }: ContactActor): Promise<ContactActor> {
  const actor = await actorOfSession(sessionId, nowhere);
  if (actor?.kind !== 'contact') throw new Error('They may not come in');
  return actor;
}

/** Dana may do everything and Marco sees bills; both have just proved that it is them, and nothing was counted. */
export async function beginAnew(): Promise<void> {
  await ownerQuery('DELETE FROM rate_window');
  await ownerQuery('UPDATE session SET proved_at = now()');
  await setRights(cast.dana, { billing: true, documents: ALL, colleagues: true });
  await setRights(cast.marco, { billing: true, documents: '{}', colleagues: false });
}
