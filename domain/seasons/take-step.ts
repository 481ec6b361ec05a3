import { JOB, type MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { sendJob } from '@/lib/jobs';
import { authorize } from '../authorize';
import { type DocumentFacts, lockDocuments } from '../documents/document-version';
import { clientsOf } from '../intake/find-owner';
import { letGo, requirePublishable } from '../publishing/let-go';
import { MOST_AT_ONCE, TELLS_AFTER_MS } from '../publishing/publish-documents';

/** The job, in the name of whoever said it. */
type Behalf = MachineActor & { personId: string };
type Run = { id: string; seasonId: string; isStopped: boolean };

/**
 * Lets the next documents of a season go out, all of them or none, in the name of whoever said it and with the rights that
 * they have at this moment. What changed since they said it, and what they may not publish any more, is left among the
 * files that somebody checks, with why. When nothing is left to be done the ten minutes begin until it is told of.
 *
 * @param most how many at once
 * @returns whether nothing is left to be done
 */
export async function takeStep(publishingId: string, most = MOST_AT_ONCE): Promise<boolean> {
  authorize(JOB, 'season.publish');
  const run = await dbAs(JOB, (db) =>
    db.publishingRun.findUnique({ where: { id: publishingId }, select: { personId: true } }),
  );
  if (!run) return true;
  const actor: Behalf = { ...JOB, personId: run.personId };
  return dbAs(actor, (db) => step(db, actor, { publishingId, most }), { timeoutMs: 60_000 });
}

async function step(
  db: Db,
  actor: Behalf,
  { publishingId, most }: { publishingId: string; most: number },
): Promise<boolean> {
  // Whoever stops it, and another worker, waits for this step.
  const [run] = await db.$queryRaw<Run[]>(sql`
    SELECT r.id, r.season_id AS "seasonId", r.stopped_at IS NOT NULL AS "isStopped" FROM publishing_run r
    WHERE r.id = ${publishingId}::uuid AND r.ended_at IS NULL FOR UPDATE`);
  if (!run) return true;
  const next = run.isStopped ? [] : await listNext(db, run, most);
  if (next.length === 0) {
    await end(db, run);
    return true;
  }
  const documents = new Map(
    (
      await lockDocuments(
        db,
        next.map(({ documentId }) => documentId),
      )
    ).map((each) => [each.id, each]),
  );
  const theirs = new Set((await clientsOf(db, actor.personId)).map(({ id }) => id));
  for (const { line, documentId, going } of next) {
    const document = documents.get(documentId);
    const leftFor =
      document?.state === 'ready'
        ? await publishOne(db, actor, { run, document, going, theirs })
        : // Removed, or published by itself: its line says so without a reason.
          null;
    await db.seasonRow.updateMany({
      where: { seasonId: run.seasonId, line },
      data: { going: null, leftFor },
    });
  }
  await db.publishingRun.updateMany({ where: { id: run.id }, data: { movedAt: now() } });
  return false;
}

type Next = { line: number; documentId: string; going: string };

function listNext(db: Db, { seasonId }: Run, most: number): Promise<Next[]> {
  return db.$queryRaw<Next[]>(sql`
    SELECT r.line, r.document_id AS "documentId", r.going FROM season_row r
    WHERE r.season_id = ${seasonId}::uuid AND r.going IS NOT NULL AND r.document_id IS NOT NULL
    ORDER BY r.line LIMIT ${most}`);
}

/** @returns the catalogue's key of why it is left; null where it went out */
async function publishOne(
  db: Db,
  actor: Behalf,
  {
    run,
    document,
    going,
    theirs,
  }: { run: Run; document: DocumentFacts; going: string; theirs: ReadonlySet<string> },
): Promise<string | null> {
  const isTheirs = document.clientId !== null && theirs.has(document.clientId);
  const reason = isTheirs ? whyNot(document, going) : 'seasons.left.no_right';
  if (reason === null && document.clientId) {
    const { id, clientId } = document;
    await letGo(db, actor, { id, clientId }, { id: run.id, tellsAt: null });
    return null;
  }
  await db.document.updateMany({ where: { id: document.id }, data: { seasonId: null } });
  return reason;
}

function whyNot(document: DocumentFacts, going: string): string | null {
  try {
    requirePublishable(document, going);
    return null;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    const isNobodys = error.messageKey === 'documents.nobody_named';
    return isNobodys ? 'seasons.left.nobody_named' : 'seasons.left.changed';
  }
}

/** From here on it is told of as anything else that was published, and can be taken back until then. */
async function end(db: Db, { id, seasonId }: Run): Promise<void> {
  const at = now();
  const tellsAt = new Date(at.getTime() + TELLS_AFTER_MS);
  await db.seasonRow.updateMany({
    where: { seasonId, going: { not: null } },
    data: { going: null },
  });
  await db.publishingRun.updateMany({ where: { id }, data: { movedAt: at, endedAt: at } });
  const { count } = await db.document.updateMany({
    where: { publishingId: id, state: 'outgoing' },
    data: { tellsAt },
  });
  if (count === 0) return;
  await sendJob(
    db,
    'document.tell',
    { publishingId: id },
    { singletonKey: id, startAfter: tellsAt },
  );
}
