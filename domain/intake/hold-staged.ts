import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { recordIncident } from '@/lib/incident';
import { sendJob } from '@/lib/jobs';
import type { Unscanned } from '@/lib/scanner/verdict';
import { authorize } from '../authorize';

/** Again after as long as it has waited already, but within these. */
const AGAIN_MS = { soonest: 15_000, latest: 5 * 60_000 };

/**
 * Keeps a document in staging for as long as the scanner says nothing of it, and asks for another try. That it began is
 * one incident, however many documents wait and however often each is tried.
 */
export async function holdStaged(documentId: string, why: Unscanned): Promise<void> {
  authorize(JOB, 'document.finish');
  const at = now();
  const isFirst = await dbAs(JOB, async (db) => {
    await db.$queryRaw(
      sql`SELECT pg_advisory_xact_lock(hashtextextended('documents held', 0))::text`,
    );
    const others = await db.document.count({
      where: { heldSince: { not: null }, id: { not: documentId } },
    });
    const [row] = await db.$queryRaw<{ heldSince: Date; isNew: boolean }[]>(sql`
      WITH before AS (SELECT id, held_since FROM document WHERE id = ${documentId}::uuid)
      UPDATE document d SET held_since = coalesce(d.held_since, ${at}) FROM before
      WHERE d.id = before.id AND d.state = 'staging'
      RETURNING d.held_since AS "heldSince", before.held_since IS NULL AS "isNew"`);
    if (!row) return false;
    const waited = at.getTime() - row.heldSince.getTime();
    const again = Math.min(AGAIN_MS.latest, Math.max(AGAIN_MS.soonest, waited));
    await sendJob(
      db,
      'document.finish',
      { documentId },
      { singletonKey: documentId, startAfter: new Date(at.getTime() + again) },
    );
    return row.isNew && others === 0;
  });
  if (isFirst) recordIncident(new Error(`The malware scanner: ${why}`), 'documents held');
}
