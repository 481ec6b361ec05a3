import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';

type Row = { mailId: string; clientId: string; contactId: string; mayGoAgain: boolean };

/**
 * Somebody has seen to a mail that did not arrive: they called, or told it on paper. Twice is once.
 * @throws PortalError not_found
 */
export async function settleFailure(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'mail.settle');
  await dbAs(actor, async (db) => {
    const failure = await settle(db, actor, id);
    if (failure) await record(db, actor, 'mail.settled', failure);
  });
}

/**
 * Sends a mail that did not arrive once more, to the address that its reader has now.
 * @throws PortalError not_found; conflict where it bore a link that works once, or went again already
 */
export async function resendMail(actor: Actor, { id }: { id: string }): Promise<void> {
  authorizeEmployee(actor, 'mail.resend');
  await dbAs(actor, async (db) => {
    const failure = await settle(db, actor, id);
    if (!failure?.mayGoAgain) throw new PortalError('conflict', 'undelivered.errors.not_again');
    await sendJob(db, 'mail.send', { mailId: failure.mailId });
    await record(db, actor, 'mail.resent', failure);
  });
}

/** The failure, where it was this that settled it; undefined where it was settled before. */
async function settle(
  db: Db,
  actor: EmployeeActor,
  publicFailure: string,
): Promise<Row | undefined> {
  const id = parseId('mf', publicFailure);
  const [seen] = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT id FROM mail_failure WHERE id = ${id}::uuid`,
  );
  if (!seen) throw notFound();
  const [row] = await db.$queryRaw<Row[]>(sql`
    UPDATE mail_failure SET settled_at = ${now()}, settled_by = ${actor.personId}::uuid
    WHERE id = ${id}::uuid AND settled_at IS NULL
    RETURNING mail_id AS "mailId", client_id AS "clientId", contact_id AS "contactId", may_go_again AS "mayGoAgain"`);
  return row;
}

async function record(
  db: Db,
  actor: EmployeeActor,
  type: 'mail.settled' | 'mail.resent',
  { clientId, contactId }: Row,
): Promise<void> {
  await recordActivity(db, actor, {
    type,
    clientId,
    contactId,
    subject: { kind: 'contact', id: publicId('co', contactId) },
    data: {},
  });
}
