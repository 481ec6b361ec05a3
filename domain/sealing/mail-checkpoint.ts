import type { Actor } from '@/lib/actor';
import { dayFromDb, instantAt, now, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { dbAs, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { authorize } from '../authorize';
import { queueMail } from '../mail/queue-mail';
import { addressOf } from '../mail/read-client-frame';

/** When the firm comes in, on its own clocks. */
const MORNING = '08:00';
const MONDAY = 1;

type Due = {
  firm: string;
  zone: string;
  locale: string;
  keptOn: Date;
  seq: bigint;
  line: string;
  employeeId: string;
  email: string;
  name: string | null;
};

/**
 * Mails the newest checkpoint to the owners on Monday morning, so that a copy lies where nobody who could change the log
 * reaches it. Asked for each minute; whoever has this week's already is left in peace.
 */
export async function mailCheckpoint(actor: Actor): Promise<void> {
  authorize(actor, 'log.watch');
  const due = await readAs(actor, (db) =>
    db.$queryRaw<Due[]>(sql`
      SELECT f.name AS firm, f.zone, f.locale, c.kept_on AS "keptOn", c.seq, c.line,
             e.id AS "employeeId", p.email, p.name
      FROM firm f
      JOIN LATERAL (SELECT kept_on, seq, line FROM activity_checkpoint ORDER BY kept_on DESC LIMIT 1) c
        ON c.kept_on = (${now()}::timestamptz AT TIME ZONE f.zone)::date AND extract(isodow FROM c.kept_on) = ${MONDAY}::int
      JOIN employee e ON e.role = 'owner' AND e.ended_at IS NULL
      JOIN person p ON p.id = e.person_id
      ORDER BY e.id`),
  );
  for (const one of due) await mailTo(actor, one);
}

async function mailTo(actor: Actor, { firm, zone, locale, seq, line, ...to }: Due): Promise<void> {
  const keptOn = dayFromDb(to.keptOn);
  if (now() < instantAt(zone, keptOn, MORNING)) return;
  const t = translator();
  const day = formatDay(keptOn, { style: 'row', today: todayIn(zone), locale });
  const values = { firm, day, count: Number(seq) };
  await dbAs(actor, (db) =>
    queueMail(db, {
      key: `log-checkpoint/${keptOn}/${publicId('em', to.employeeId)}`,
      to,
      message: {
        subject: t('sealing.mail.subject', values),
        sentence: t('sealing.mail.sentence'),
        lede: t('sealing.mail.lede', values),
        box: [{ label: t('sealing.mail.checkpoint'), value: line }],
        button: {
          label: t('sealing.mail.button'),
          url: addressOf('/staff/activity/proof'),
          kind: 'outline',
        },
        why: t('sealing.mail.why', values),
      },
    }),
  );
}
