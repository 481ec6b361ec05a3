import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { authorizeEmployee } from '../authorize';
import { stopRun } from '../publishing/publishing-run';

/**
 * Lets no more of a season go out: what is not out yet stays ready; what is can be taken back, and is told of in ten
 * minutes. Where nothing goes on it is done already.
 * @throws PortalError not_found for anybody but whoever brought it
 */
export async function stopSeason(actor: Actor, seasonId: string): Promise<void> {
  authorizeEmployee(actor, 'document.publish');
  await dbAs(actor, async (db) => {
    const season = await db.season.findUnique({
      where: { id: seasonId },
      select: { runs: { where: { endedAt: null }, select: { id: true } } },
    });
    if (!season) throw notFound();
    for (const { id } of season.runs) await stopRun(db, id);
  });
}
