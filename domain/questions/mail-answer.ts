import type { EmployeeActor } from '@/lib/actor';
import { type Db, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { firstName } from '@/lib/first-name';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import { queueMail } from '../mail/queue-mail';
import type { LockedQuestion } from './lock-question';
import { namesOf } from './question-names';
import type { NewMessage } from './write-message';

type Asker = { contactId: string; name: string; email: string };

/** Brings an answer to everybody at the client who wrote in the question and may still see its bills. */
export async function mailAnswer(
  db: Db,
  actor: EmployeeActor,
  question: LockedQuestion,
  { text, key }: NewMessage,
): Promise<void> {
  const { invoice } = question;
  const askers = await db.$queryRaw<Asker[]>(sql`
    SELECT c.id AS "contactId", p.name, p.email
    FROM contact c JOIN person p ON p.id = c.person_id
    WHERE c.client_id = ${invoice.clientId}::uuid AND c.ended_at IS NULL AND c.may_billing
      AND c.person_id IN (SELECT m.author_id FROM line_message m WHERE m.question_id = ${question.id}::uuid AND m.from_client)
    ORDER BY c.id`);
  if (askers.length === 0) return;
  const t = translator();
  const [person, writer, firm] = await Promise.all([
    findMailPerson(db, invoice.clientId),
    db.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { name: true } }),
    db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } }),
  ]);
  const values = { ...namesOf(question), who: firstName(writer.name), firm: firm.name };
  for (const { contactId, ...to } of askers) {
    await queueMail(db, {
      key: `answer/${key}/${contactId}`,
      clientId: invoice.clientId,
      to,
      message: {
        subject: t('questions.answer_mail.subject', values),
        sentence: t('questions.answer_mail.sentence', values),
        lede: text,
        box: [{ label: t('questions.mail.invoice', values), value: invoice.title }],
        button: {
          label: t('questions.answer_mail.button'),
          url: `${env().NEXTAUTH_URL}/invoices/${publicId('in', invoice.id)}#${publicId('qu', question.id)}`,
          kind: 'outline',
        },
        after: [t('questions.answer_mail.after')],
        person,
        why: t('questions.answer_mail.why', values),
      },
    });
  }
}
