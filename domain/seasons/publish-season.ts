import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { type DocumentFacts, VERSION_COLUMNS, versionOf } from '../documents/document-version';
import { askForRun } from '../publishing/publishing-run';
import { lookOf } from './going-to';

/**
 * Says that all of a season that is ready goes out, as it is at this moment; a job does it then (`continueRun`), whether
 * anybody looks or not. All of it is one publishing: told of together, and taken back together. Said twice it is said once.
 *
 * @param look what goes to whom, as whoever says it has looked at it (`lookOf`)
 * @throws PortalError not_found for anybody but whoever brought it; conflict where other documents are ready by now, or
 * none is
 */
export async function publishSeason(
  actor: Actor,
  { seasonId, look }: { seasonId: string; look: string },
): Promise<void> {
  authorizeEmployee(actor, 'document.publish');
  await dbAs(
    actor,
    async (db) => {
      // Two who publish the same season take turns.
      const [season] = await db.$queryRaw<{ id: string }[]>(
        sql`SELECT s.id FROM season s WHERE s.id = ${seasonId}::uuid FOR UPDATE`,
      );
      if (!season) throw notFound();
      const going = await db.publishingRun.count({ where: { seasonId, endedAt: null } });
      if (going > 0) return;
      const ready = await db.$queryRaw<DocumentFacts[]>(sql`
        SELECT ${VERSION_COLUMNS} FROM document d
        WHERE d.season_id = ${seasonId}::uuid AND d.state = 'ready' AND d.client_id IS NOT NULL`);
      if (ready.length === 0 || lookOf(countByClient(ready)) !== look) {
        throw new PortalError('conflict', 'seasons.publish.changed');
      }
      const [id, at] = [newId(), now()];
      await db.publishingRun.createMany({
        data: {
          ...{ id, seasonId, personId: actor.personId, documents: ready.length },
          ...{ askedAt: at, movedAt: at },
        },
      });
      await db.$executeRaw(sql`
        UPDATE season_row r SET going = v.version, left_for = NULL
        FROM unnest(${ready.map((each) => each.id)}::uuid[], ${ready.map(versionOf)}::text[]) AS v (id, version)
        WHERE r.season_id = ${seasonId}::uuid AND r.document_id = v.id`);
      await askForRun(db, id);
    },
    { timeoutMs: 60_000 },
  );
}

function countByClient(documents: readonly DocumentFacts[]) {
  const counts = new Map<string, number>();
  for (const { clientId } of documents) {
    if (clientId) counts.set(clientId, (counts.get(clientId) ?? 0) + 1);
  }
  return [...counts].map(([clientId, count]) => ({ clientId, documents: count }));
}
