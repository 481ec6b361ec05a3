import { isContact } from '@/lib/actor';
import { type Db, sql } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';
import { queueMail } from '../mail/queue-mail';
import { addressOf } from '../mail/read-client-frame';

type Row = { firm: string; name: string; email: string; to: { name: string; email: string } };

/** What somebody says is wrong about them, to their account manager, or to the first owner where there is none. */
export async function mailWrong(db: Db, actor: PersonActor, text: string): Promise<void> {
  const t = translator();
  const clientId = isContact(actor) ? actor.clientId : null;
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT f.name AS firm, p.name, p.email,
           (SELECT json_build_object('name', hp.name, 'email', hp.email)
              FROM employee e JOIN person hp ON hp.id = e.person_id
              LEFT JOIN assignment a ON a.employee_id = e.id AND a.client_id = ${clientId}::uuid AND a.part = 'manager' AND a.ended_at IS NULL
             WHERE e.ended_at IS NULL AND (a.id IS NOT NULL OR e.role = 'owner')
             ORDER BY a.id IS NULL, e.created_at LIMIT 1) AS "to"
    FROM firm f, person p WHERE p.id = ${actor.personId}::uuid`);
  if (!row) throw new Error('There is nobody to write to.');
  const { firm, name, email, to } = row;
  await queueMail(db, {
    key: `data-wrong/${newId()}`,
    clientId,
    to,
    message: {
      subject: t('correction.wrong_mail.subject', { name }),
      sentence: t('correction.wrong_mail.sentence', { name }),
      lede: text,
      button: {
        label: t('correction.wrong_mail.button'),
        url: addressOf(
          isContact(actor)
            ? `/staff/clients/${publicId('cl', actor.clientId)}/contacts/${publicId('co', actor.contactId)}`
            : '/staff/settings/people',
        ),
        kind: 'outline',
      },
      after: [t('correction.wrong_mail.answer', { name, email })],
      why: t('correction.wrong_mail.why', { firm }),
    },
  });
}
