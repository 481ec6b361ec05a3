import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { emptyMessages } from './empty-messages';
import { erasePerson } from './erase-person';
import { mailErasure } from './mail-erasure';

/** A mail that can't be sent for so long is not waited for any more. */
const MAILS_WAIT_MS = 86_400_000;

type Erasing = {
  id: string;
  personId: string;
  dueAt: Date;
  /** What says who they were is gone already. */
  isErased: boolean;
};

/**
 * Carries out what is due, each in three steps that stand by themselves, so that whoever is stopped in between goes on at the next
 * sweep: it is said to the person, for the last time; all that is erased goes in one transaction; and the last mail goes.
 * One that fails is tried again, and keeps no other from being carried out.
 */
export async function carryOutErasures(): Promise<void> {
  authorize(JOB, 'erasure.carry_out');
  await beginDue();
  const failures: unknown[] = [];
  for (const erasing of await listErasing()) {
    await goOn(erasing).catch((error: unknown) => failures.push(error));
  }
  await emptyMessages().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

async function beginDue(): Promise<void> {
  await dbAs(JOB, async (db) => {
    const due = await db.$queryRaw<{ id: string; personId: string }[]>(sql`
      UPDATE erasure SET state = 'erasing' WHERE state = 'scheduled' AND due_at <= ${now()}
      RETURNING id, person_id AS "personId"`);
    for (const erasure of due) await mailErasure(db, erasure, 'carried_out');
  });
}

async function listErasing(): Promise<Erasing[]> {
  return dbAs(JOB, (db) =>
    db.$queryRaw<Erasing[]>(sql`
      SELECT e.id, e.person_id AS "personId", e.due_at AS "dueAt", p.erased_at IS NOT NULL AS "isErased"
      FROM erasure e JOIN person p ON p.id = e.person_id WHERE e.state = 'erasing' ORDER BY e.due_at, e.id`),
  );
}

async function goOn({ id, personId, dueAt, isErased }: Erasing): Promise<void> {
  const lastMail = `erasure/${publicId('er', id)}/carried_out`;
  const waitsNoMore = now().getTime() - dueAt.getTime() > MAILS_WAIT_MS;
  if (!isErased && !(await erasePerson({ personId, lastMail, waitsNoMore }))) return;
  await dbAs(JOB, async (db) => {
    const waiting = await db.mail.count({ where: { key: lastMail, sentAt: null } });
    if (waiting > 0 && !waitsNoMore) return;
    await db.mail.deleteMany({ where: { key: lastMail } });
    const { count } = await db.erasure.updateMany({
      where: { id, state: 'erasing' },
      data: { state: 'erased', erasedAt: now() },
    });
    if (count === 0) return;
    await recordActivity(db, JOB, {
      type: 'erasure.carried_out',
      clientId: null,
      subject: { kind: 'person', id: publicId('pe', personId) },
      data: {},
    });
  });
}
