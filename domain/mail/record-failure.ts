import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';

/** Why a mail will not arrive. */
export type FailureReason = 'no_mailbox' | 'refused' | 'unreachable';

export type UndeliveredMail = {
  id: string;
  key: string;
  clientId: string | null;
  recipient: string;
  subject: string;
  oneTime: boolean;
  createdAt: Date;
};

type Reached = { contactId: string; clientId: string; letterBy: Date | null };

/** A W-2 is told of in the transaction that makes it theirs; the clocks of two programs differ by less than this. */
const TOLD_WITH_IT = '5 minutes';
/** 26 CFR 31.6051-1(j)(5)(ii): within 30 days after the notice came back. */
const LETTER_DAYS = 30;

/**
 * Writes down that a mail did not reach a contact, so that whoever looks after their client sees to it. A person of several
 * clients is one at each that the mail may have been for. Answers how many it was written down for: a mail to the firm's own
 * people is none's.
 */
export async function recordFailure(
  db: Db,
  mail: UndeliveredMail,
  { reason, reply }: { reason: FailureReason; reply: string | null },
): Promise<number> {
  const at = now();
  const isOfDocuments = mail.key.startsWith('documents/');
  const contacts = await db.$queryRaw<Reached[]>(sql`
    SELECT k.id AS "contactId", k.client_id AS "clientId",
           CASE WHEN ${isOfDocuments} AND EXISTS (
                  SELECT 1 FROM w2_delivery w WHERE w.contact_id = k.id AND w.handed_over_at IS NULL
                     AND w.furnished_at BETWEEN ${mail.createdAt}::timestamptz - ${TOLD_WITH_IT}::interval
                                            AND ${mail.createdAt}::timestamptz + ${TOLD_WITH_IT}::interval)
                THEN (${at}::timestamptz AT TIME ZONE f.zone)::date + ${LETTER_DAYS}::int END AS "letterBy"
    FROM contact k JOIN person p ON p.id = k.person_id CROSS JOIN firm f
    WHERE p.email = ${mail.recipient} AND k.ended_at IS NULL
      AND (${mail.clientId}::uuid IS NULL OR k.client_id = ${mail.clientId}::uuid)`);
  for (const { contactId, clientId, letterBy } of contacts) {
    await db.mailFailure.create({
      data: {
        ...{ id: newId(), mailId: mail.id, clientId, contactId, reason, reply, at, letterBy },
        subject: mail.subject,
        mayGoAgain: !mail.oneTime,
      },
    });
    await recordActivity(db, JOB, {
      type: 'mail.undelivered',
      clientId,
      contactId,
      subject: { kind: 'contact', id: publicId('co', contactId) },
      data: { reason },
    });
  }
  return contacts.length;
}
