import { createHash } from 'node:crypto';
import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { translator } from '@/lib/translator';
import { destroyPersonKey } from '../person-keys/destroy-person-key';
import { emptyMessagesIn } from './empty-messages';

type Erased = { id: string; name: string; email: string };

/**
 * Takes out of the portal all that says who somebody was, in one transaction: kept.ts says what goes and what stays. Nothing is
 * done while a mail is on its way that names them, unless it is not waited for any more.
 * @param lastMail the key of the mail that tells them, which goes by itself
 * @returns whether it was done
 */
export async function erasePerson({
  personId,
  lastMail,
  waitsNoMore,
}: {
  personId: string;
  lastMail: string;
  waitsNoMore: boolean;
}): Promise<boolean> {
  return dbAs(
    JOB,
    async (db) => {
      const [person] = await db.$queryRaw<Erased[]>(sql`
        SELECT p.id, p.name, p.email FROM person p WHERE p.id = ${personId}::uuid AND p.erased_at IS NULL FOR UPDATE`);
      if (!person) return true;
      if (!waitsNoMore && (await isWrittenOf(db, person, lastMail))) return false;
      await endAccess(db, person);
      await destroyWaysIn(db, person);
      await emptyMails(db, person, lastMail);
      await endZips(db, person);
      await emptyTexts(db, person);
      await destroyPersonKey(db, JOB, person.id);
      await db.person.updateMany({
        where: { id: person.id },
        data: {
          // As it is shown from now on, in the firm's words; and an address that is nobody's (RFC 2606, 2).
          name: translator()('erasure.erased_person'),
          email: `${person.id}@erased.invalid`,
          ...{ nameLang: null, passwordHash: null, erasedAt: now() },
        },
      });
      return true;
    },
    { timeoutMs: 60_000 },
  );
}

/** A mail to them, or about them, waits to be sent: it would go out empty. */
async function isWrittenOf(db: Db, person: Erased, lastMail: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM mail m
    WHERE m.sent_at IS NULL AND m.key <> ${lastMail} AND m.html <> '' AND ${names(person)}`);
  return (row?.count ?? 0) > 0;
}

/** Whether the mail `m` is to somebody, or says their name or address. */
function names({ name, email }: Erased) {
  return sql`(m.recipient = ${email} OR position(lower(${email}) IN lower(concat_ws(' ', m.text, m.html, m.reply_to))) > 0
    OR position(lower(${name}) IN lower(concat_ws(' ', m.recipient_name, m.subject, m.text, m.html))) > 0)`;
}

async function endAccess(db: Db, { id: personId }: Erased): Promise<void> {
  const at = now();
  await db.$executeRaw(sql`
    UPDATE contact SET title = NULL, invited_as = NULL, may_billing = false, document_categories = '{}', may_colleagues = false,
                       ended_at = coalesce(ended_at, ${at})
    WHERE person_id = ${personId}::uuid`);
  await db.employee.updateMany({ where: { personId }, data: { title: '', phone: null } });
  await db.$executeRaw(sql`
    UPDATE session SET ended_at = coalesce(ended_at, ${at}), ip = NULL, user_agent = NULL, device_id = NULL
    WHERE person_id = ${personId}::uuid`);
  await db.upload.updateMany({ where: { personId, finishedAt: null }, data: { expiresAt: at } });
}

async function destroyWaysIn(db: Db, { id: personId, email }: Erased): Promise<void> {
  const account = createHash('sha256').update(email).digest('hex');
  await db.passkeyChallenge.deleteMany({ where: { personId } });
  await db.passkey.deleteMany({ where: { personId } });
  await db.totp.deleteMany({ where: { personId } });
  await db.pendingSignIn.deleteMany({ where: { personId } });
  await db.signInCode.deleteMany({ where: { personId } });
  await db.accessToken.deleteMany({ where: { personId } });
  await db.addressChange.deleteMany({ where: { personId } });
  await db.device.deleteMany({ where: { personId } });
  await db.signInGuess.deleteMany({ where: { account } });
  await db.$executeRaw(sql`
    DELETE FROM rate_window WHERE position(${account} IN key) > 0 OR position(${personId} IN key) > 0`);
}

/** Those to them go with their rows; those to others keep that there was one, but not that it did not arrive. */
async function emptyMails(db: Db, person: Erased, lastMail: string): Promise<void> {
  await db.$executeRaw(
    sql`DELETE FROM mail_failure f USING mail m WHERE m.id = f.mail_id AND ${names(person)}`,
  );
  await db.mail.deleteMany({ where: { recipient: person.email, key: { not: lastMail } } });
  await db.$executeRaw(sql`
    UPDATE mail m SET recipient = '', recipient_name = NULL, reply_to = NULL, subject = '', html = '', text = ''
    WHERE m.key <> ${lastMail} AND ${names(person)}`);
}

/** What they took out, and what others took out of their clients, which names them: no key opens it any more. */
async function endZips(db: Db, { id: personId }: Erased): Promise<void> {
  const ended = sql`state = 'ended', wrapped_key = NULL, key_id = NULL, failure = NULL, changed_at = ${now()}`;
  await db.$executeRaw(sql`
    UPDATE exit_kit SET ${ended}
    WHERE state <> 'ended' AND (person_id = ${personId}::uuid
       OR client_id IN (SELECT k.client_id FROM contact k WHERE k.person_id = ${personId}::uuid))`);
  await db.$executeRaw(sql`
    UPDATE person_export SET ${ended} WHERE state <> 'ended' AND ${personId}::uuid IN (person_id, asked_by)`);
}

async function emptyTexts(db: Db, { id: personId, name, email }: Erased): Promise<void> {
  const own = sql`(SELECT k.id FROM contact k WHERE k.person_id = ${personId}::uuid)`;
  await emptyMessagesIn(db);
  await db.$executeRaw(sql`
    UPDATE signature_request r SET state = 'cancelled', ended_at = ${now()}
    WHERE r.state = 'open' AND EXISTS (SELECT 1 FROM signature_signer s
      WHERE s.request_id = r.id AND s.state = 'waiting' AND s.contact_id IN ${own})`);
  await db.$executeRaw(sql`
    UPDATE signature_signer SET name = '', email = '' WHERE state = 'waiting' AND contact_id IN ${own}`);
  // A season's list names people as whoever wrote it did.
  await db.$executeRaw(sql`
    UPDATE season_row SET person = NULL
    WHERE contact_id IN ${own} OR lower(person) IN (lower(${name}), lower(${email}))`);
}
