import type { ContactActor } from '@/lib/actor';
import { dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { type Db, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import type { MailMessage } from '../mail/mail-message';
import { queueMail } from '../mail/queue-mail';
import type { Disclosure } from './disclosure';

type Row = {
  name: string;
  email: string;
  client: string;
  firm: string;
  zone: string;
  locale: string;
};
type Whom = { contactId: string; clientId: string; at: Date };

/** Tells somebody that they agreed, with the disclosure to keep. */
export async function mailConsentGiven(
  db: Db,
  { contactId, clientId }: ContactActor,
  { at, disclosure }: { at: Date; disclosure: Disclosure },
): Promise<void> {
  const after = disclosure.parts.map(({ title, text }) => `${title}: ${text}`);
  await send(db, { contactId, clientId, at }, 'given', { after });
}

/** Confirms a withdrawal in writing, with the day from which it holds. */
export async function mailConsentWithdrawn(db: Db, whom: Whom): Promise<void> {
  await send(db, whom, 'withdrawn', {});
}

async function send(
  db: Db,
  { contactId, clientId, at }: Whom,
  what: 'given' | 'withdrawn',
  more: Pick<MailMessage, 'after'>,
): Promise<void> {
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT p.name, p.email, c.name AS client, f.name AS firm, f.zone, f.locale
    FROM contact k JOIN person p ON p.id = k.person_id JOIN client c ON c.id = k.client_id, firm f
    WHERE k.id = ${contactId}::uuid`);
  if (!row) return;
  const t = translator();
  const today = dayIn(row.zone, at);
  const day = formatDay(today, { style: 'sentence', today, locale: row.locale });
  const values = { client: row.client, firm: row.firm, day };
  await queueMail(db, {
    key: `consent ${what}/${publicId('co', contactId)}/${at.getTime()}`,
    clientId,
    to: { email: row.email, name: row.name },
    message: {
      subject: t(`consent.mail_${what}.subject`, values),
      sentence: t(`consent.mail_${what}.sentence`, values),
      lede: t(`consent.mail_${what}.lede`, values),
      button: {
        label: t('consent.mail_button'),
        url: new URL('/consent', env().NEXTAUTH_URL).href,
        kind: 'outline',
      },
      ...more,
      person: await findMailPerson(db, clientId),
      why: t('consent.mail.why', values),
    },
  });
}
