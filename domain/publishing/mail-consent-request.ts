import { dayIn } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import { queueMail } from '../mail/queue-mail';

type Row = {
  name: string;
  email: string;
  client: string;
  firm: string;
  zone: string;
  said: string | null;
};

/**
 * Asks somebody from whom a W-2 is held whether they agree to have it electronically: once a day at most, whatever there
 * is for them. Whoever said that they want paper, or has not accepted their invitation, is not asked.
 * @returns whether they are asked
 */
export async function mailConsentRequest(
  db: Db,
  { contactId, clientId, at }: { contactId: string; clientId: string; at: Date },
): Promise<boolean> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT p.name, p.email, c.name AS client, f.name AS firm, f.zone,
           (SELECT d.act::text FROM delivery_consent d WHERE d.contact_id = k.id ORDER BY d.at DESC, d.id DESC LIMIT 1) AS said
    FROM contact k JOIN person p ON p.id = k.person_id JOIN client c ON c.id = k.client_id, firm f
    WHERE k.id = ${contactId}::uuid AND k.ended_at IS NULL AND k.joined_at IS NOT NULL`);
  if (!row || row.said !== null) return false;
  const t = translator();
  const { name, email, client, firm } = row;
  const isNew = await queueMail(db, {
    key: `consent/${publicId('co', contactId)}/${dayIn(row.zone, at)}`,
    clientId,
    to: { email, name },
    message: {
      subject: t('consent.mail.subject', { client }),
      sentence: t('consent.mail.sentence', { client }),
      lede: t('consent.mail.lede'),
      button: {
        label: t('consent.mail.button'),
        url: new URL('/consent', env().NEXTAUTH_URL).href,
        kind: 'lamp',
      },
      after: [t('consent.mail.after')],
      person: await findMailPerson(db, clientId),
      why: t('consent.mail.why', { firm, client }),
    },
  });
  if (!isNew) return false;
  await db.w2Delivery.updateMany({
    where: { contactId, furnishedAt: null, handedOverAt: null },
    data: { askedAt: at },
  });
  return true;
}
