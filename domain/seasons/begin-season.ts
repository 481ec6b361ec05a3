import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { authorizeEmployee } from '../authorize';

/** Longer than reading takes, whatever happens to the worker; its bytes go when it is read. */
export const SEASON_KEPT_DAYS = 14;
const KEPT_MS = SEASON_KEPT_DAYS * 24 * 60 * 60_000;

/**
 * Takes an archive that has arrived whole for a season, and asks for it to be read. Done twice it is done once.
 * @throws PortalError not_found for what is no archive of the actor's, or not whole
 */
export async function beginSeason(actor: Actor, uploadId: string): Promise<void> {
  authorizeEmployee(actor, 'season.bring');
  await dbAs(actor, async (db) => {
    const upload = await db.upload.findFirst({
      where: { id: uploadId, isArchive: true },
      select: { filename: true, sizeBytes: true, receivedBytes: true },
    });
    if (!upload || upload.receivedBytes !== upload.sizeBytes) throw notFound();
    const at = now();
    const seasonId = newId();
    const { count } = await db.season.createMany({
      data: {
        id: seasonId,
        uploadId,
        personId: actor.personId,
        filename: upload.filename,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await db.upload.updateMany({
      where: { id: uploadId },
      data: { finishedAt: at, expiresAt: new Date(at.getTime() + KEPT_MS) },
    });
    await sendJob(db, 'season.read', { seasonId }, { singletonKey: seasonId });
  });
}
