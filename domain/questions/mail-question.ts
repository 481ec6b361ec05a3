import type { ContactActor } from '@/lib/actor';
import { describeAvailability } from '@/lib/availability';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { FIRM_COLUMNS, firmHours, type FirmRow } from '../access/shell-parts';
import { findMailPerson } from '../mail/find-mail-person';
import { queueMail } from '../mail/queue-mail';
import type { LockedQuestion } from './lock-question';
import { namesOf } from './question-names';
import type { NewMessage } from './write-message';

/** Tells the account manager, or the desk, what a client has asked, and by when they were promised an answer. */
export async function mailQuestion(
  db: Db,
  actor: ContactActor,
  question: LockedQuestion,
  { text, key }: NewMessage,
): Promise<void> {
  const { invoice } = question;
  const { name, email } = await findMailPerson(db, invoice.clientId);
  if (!email) return;
  const t = translator();
  const [firm] = await db.$queryRaw<(FirmRow & { replyMinutes: number | null })[]>(sql`
    SELECT ${FIRM_COLUMNS},
           (SELECT e.reply_minutes FROM assignment a JOIN employee e ON e.id = a.employee_id
             WHERE a.client_id = ${invoice.clientId}::uuid AND a.part = 'manager' AND a.ended_at IS NULL LIMIT 1) AS "replyMinutes"
    FROM firm f`);
  if (!firm) return;
  const { answerBy } = describeAvailability(
    firmHours(firm),
    firm.replyMinutes ?? firm.firmReplyMinutes,
    now(),
    firm.locale,
  );
  const values = {
    ...namesOf(question),
    ...(await whoAsks(db, actor)),
    firm: firm.firmName,
    kind: question.kind,
  };
  await queueMail(db, {
    key: `question/${key}`,
    clientId: invoice.clientId,
    to: { email, name },
    message: {
      subject: t('questions.mail.subject', values),
      sentence: t('questions.mail.sentence', values),
      lede: text,
      box: [
        { label: t('questions.mail.invoice', values), value: invoice.title },
        ...(question.line ? [{ label: t('questions.mail.line'), value: question.line }] : []),
        ...(answerBy
          ? [{ label: t('questions.mail.promised'), value: t('questions.moment', answerBy) }]
          : []),
      ],
      button: {
        label: t('questions.mail.button'),
        url: `${env().NEXTAUTH_URL}/staff/invoices/${publicId('in', invoice.id)}#${publicId('qu', question.id)}`,
        kind: 'outline',
      },
      why: t('questions.mail.why', values),
    },
  });
}

async function whoAsks(db: Db, actor: ContactActor): Promise<{ who: string; client: string }> {
  const [person, client] = await Promise.all([
    db.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { name: true } }),
    db.client.findUniqueOrThrow({ where: { id: actor.clientId }, select: { name: true } }),
  ]);
  return { who: person.name, client: client.name };
}
