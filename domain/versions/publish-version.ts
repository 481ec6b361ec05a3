import type { Actor, EmployeeActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { rebindObject } from '@/lib/storage';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { documentContext } from '../documents/document-context';
import { plainLine } from '../documents/plain-line';
import { SENSITIVE } from '../documents/sensitive';
import { lockPublished } from './lock-published';
import { mailVersion } from './mail-version';
import { requireReplaceable } from './require-replaceable';

const MOST_CHANGED = 300;

export type ToPublishVersion = {
  documentId: string;
  /** The newer file that was looked at. */
  newerId: string;
  /** What changed, for the client to read. */
  changed: string;
};

/**
 * Puts a newer file in the place of the one that clients see, under the same address and for the same people, and tells
 * them. The file that was there stays, as the version before. It counts as new until somebody at the client opens it.
 *
 * @returns which version it is now, and how many people are told
 * @throws PortalError not_found; invalid by field; conflict while it is still being read, where it was refused, where
 * the document was taken back, or where it is signed or somebody is asked to
 */
export async function publishVersion(
  actor: Actor,
  { documentId, newerId, changed }: ToPublishVersion,
): Promise<{ version: number; people: number }> {
  authorizeEmployee(actor, 'version.publish');
  const what = plainLine(changed);
  if (!what || [...what].length > MOST_CHANGED) {
    const problem = what ? 'errors.too_long' : 'documentVersions.errors.say_what';
    throw new PortalError('invalid', 'errors.invalid', { fields: { changed: problem } });
  }
  return dbAs(actor, async (db) => {
    const document = await lockPublished(db, documentId);
    await requireReplaceable(db, documentId);
    const version = await replace(db, actor, { ...document, newerId, changed: what });
    // Its words are those of the file that was there.
    await db.documentIndex.deleteMany({ where: { documentId } });
    await sendJob(db, 'document.index', { documentId }, { singletonKey: documentId });
    if (SENSITIVE.includes(document.category)) {
      await sendJob(db, 'document.preview', { documentId }, { singletonKey: documentId });
    }
    await recordActivity(db, actor, {
      type: 'document.version_published',
      clientId: document.clientId,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { version },
    });
    return { version, people: await mailVersion(db, document, version) };
  });
}

type Replacing = { id: string; clientId: string; newerId: string; changed: string };

const FILE = {
  filename: true,
  mediaType: true,
  sizeBytes: true,
  pages: true,
  sha256: true,
  storageKey: true,
  wrappedKey: true,
  keyId: true,
  scannedAt: true,
  scanVerdict: true,
  scanFound: true,
} as const;

/** The database asks that both files are kept as versions before the one takes the other's place. */
async function replace(
  db: Db,
  actor: EmployeeActor,
  { id, clientId, newerId, changed }: Replacing,
): Promise<number> {
  const newer = await db.document.findFirst({
    where: { id: newerId, versionOfId: id },
    select: { ...FILE, state: true },
  });
  if (!newer) throw notFound();
  if (newer.state !== 'ready')
    throw new PortalError('conflict', 'documentVersions.errors.not_ready');
  const { version, publishedAt, publishedBy, ...there } = await db.document.findUniqueOrThrow({
    where: { id },
    select: { ...FILE, version: true, publishedAt: true, publishedBy: true },
  });
  const at = now();
  if (version === 1) {
    await db.documentVersion.create({
      data: { ...there, documentId: id, number: 1, publishedAt: publishedAt ?? at, publishedBy },
      select: { number: true },
    });
  }
  const { state: _, ...file } = {
    ...newer,
    ...rebindObject(newer, documentContext(newerId, null), documentContext(id, clientId)),
  };
  await db.documentVersion.create({
    data: {
      ...file,
      documentId: id,
      number: version + 1,
      changed,
      publishedAt: at,
      publishedBy: actor.personId,
    },
    select: { number: true },
  });
  await db.document.delete({ where: { id: newerId }, select: { id: true } });
  await db.document.update({
    where: { id },
    data: { ...file, version: version + 1 },
    select: { id: true },
  });
  return version + 1;
}
