import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { type DocumentFacts, VERSION_COLUMNS, versionOf } from '../documents/document-version';
import { MOST_AT_ONCE, publishDocuments, TELLS_AFTER_MS } from '../documents/publish-documents';

/**
 * Lets the next of a season's ready documents go out, as many as go in one transaction. Whoever publishes a season asks
 * until none is left; what was begun within ten minutes is told of together, and taken back together.
 *
 * @returns how many went out now, and how many are left
 * @throws PortalError not_found for anybody but whoever brought it; as `publishDocuments`
 */
export async function publishSeason(
  actor: Actor,
  seasonId: string,
): Promise<{ published: number; left: number }> {
  authorizeEmployee(actor, 'document.publish');
  return dbAs(
    actor,
    async (db) => {
      // Two who publish the same season take turns.
      const [season] = await db.$queryRaw<{ publishingId: string | null; tellsAt: Date | null }[]>(
        sql`SELECT s.publishing_id AS "publishingId", s.tells_at AS "tellsAt" FROM season s
            WHERE s.id = ${seasonId}::uuid FOR UPDATE`,
      );
      if (!season) throw notFound();
      const ready = await db.$queryRaw<(DocumentFacts & { total: number })[]>(sql`
        SELECT ${VERSION_COLUMNS}, (count(*) OVER ())::int AS total FROM document d
        WHERE d.season_id = ${seasonId}::uuid AND d.state = 'ready'
        ORDER BY d.client_id, d.id LIMIT ${MOST_AT_ONCE}`);
      if (ready.length === 0) return { published: 0, left: 0 };
      const { publishingId, tellsAt } = season;
      const goesOn = publishingId && tellsAt && tellsAt.getTime() - now().getTime() > HALF_MS;
      const publishing = goesOn
        ? { id: publishingId, tellsAt }
        : { id: newId(), tellsAt: new Date(now().getTime() + TELLS_AFTER_MS) };
      await db.season.updateMany({
        where: { id: seasonId },
        data: { publishingId: publishing.id, tellsAt: publishing.tellsAt },
      });
      await publishDocuments(
        actor,
        ready.map((facts) => ({ documentId: facts.id, version: versionOf(facts) })),
        publishing,
      );
      return { published: ready.length, left: (ready[0]?.total ?? 0) - ready.length };
    },
    { timeoutMs: 60_000 },
  );
}

/** What begins later than this has ten minutes of its own. */
const HALF_MS = TELLS_AFTER_MS / 2;
