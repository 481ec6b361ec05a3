import type { Actor, EmployeeActor } from '@/lib/actor';
import { now, todayIn } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import {
  type Detected,
  detectKind,
  FILE_KINDS,
  type FileKind,
  HEAD_BYTES,
  isText,
  isUtf16,
  kindOfName,
} from '@/lib/file-kind';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { countTry } from '@/lib/rate-limit';
import { putObject, removeObject, type StoredObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { recordActivity } from '../activity/record-activity';
import { authorizeEmployee } from '../authorize';
import { cleanFilename, titleOf } from './clean-filename';
import { documentContext } from './document-context';
import { peek } from './peek';
import { MOST_BYTES, refused } from './refusal';

export type Upload = {
  /** As the sender's browser names it. */
  filename: string;
  /** How many bytes there will be, by what the sender says. */
  declaredBytes: number;
  source: AsyncIterable<Uint8Array>;
};

export type Uploaded = {
  documentId: string;
  filename: string;
  /** The same person had brought the same file already, and it still waits: nothing new was made. */
  already: boolean;
};

/** A whole season's papers in an afternoon, and no program that never ends. */
const MOST_OFTEN = { max: 5000, windowSeconds: 3600 };

/**
 * Takes one file into encrypted staging and asks for it to be read. It is nobody's to see but the firm's until it is
 * published.
 *
 * @throws PortalError invalid with the sentence of a `Refusal`; then neither a row nor an object is left, and the
 * refusal is in the log; too_many
 */
export async function uploadDocument(actor: Actor, upload: Upload): Promise<Uploaded> {
  authorizeEmployee(actor, 'document.upload');
  const documentId = newId();
  const filename = cleanFilename(upload.filename);
  await countTry(actor, `upload/${actor.personId}`, MOST_OFTEN);
  try {
    const { kind, stored } = await store(documentId, filename, upload);
    try {
      return await keep(actor, { documentId, filename, kind, stored });
    } catch (error) {
      await removeObject(stored.storageKey);
      throw error;
    }
  } catch (error) {
    if (error instanceof PortalError && error.code === 'invalid') {
      await recordRefusal(actor, documentId, error);
    }
    throw error;
  }
}

/** Streams the file to the storage, judging it by its first bytes before the rest, and counting to its end. */
async function store(
  documentId: string,
  filename: string,
  { declaredBytes, source }: Upload,
): Promise<{ kind: FileKind; stored: StoredObject }> {
  if (declaredBytes > MOST_BYTES) throw refused('too_large', { sizeBytes: declaredBytes });
  const { head, all } = await peek(unbroken(source), HEAD_BYTES);
  if (head.length === 0) throw refused(declaredBytes === 0 ? 'empty' : 'cut_off');
  const kind = kindOf(filename, await detectKind(head));
  const checked = kind === 'text' || kind === 'csv' ? textAlone(all, isUtf16(head)) : all;
  const stored = await putWhole(documentId, checked, declaredBytes);
  if (stored.sizeBytes !== declaredBytes) {
    await removeObject(stored.storageKey);
    throw refused('cut_off');
  }
  return { kind, stored };
}

async function putWhole(
  documentId: string,
  bytes: AsyncIterable<Uint8Array>,
  declaredBytes: number,
): Promise<StoredObject> {
  try {
    return await putObject(bytes, documentContext(documentId, null), { maxBytes: MOST_BYTES });
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'too_large') throw error;
    throw refused('too_large', { sizeBytes: Math.max(declaredBytes, MOST_BYTES + 1) });
  }
}

/** A line that breaks ends the source in an error of its own, which is nobody's fault here. */
async function* unbroken(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    throw refused('cut_off', { cause: error });
  }
}

/** The kind that a file is taken in as: what it is by its content, provided that its name says no other. */
function kindOf(filename: string, found: Detected): FileKind {
  const said = kindOfName(filename);
  if (found === 'macros') throw refused('macros');
  if (said === 'other') throw refused('type');
  if (found === 'unknown') throw refused(said === null || said === 'archive' ? 'type' : 'broken');
  // Some programs write an Office file's parts in an order that its first bytes can't tell: reading it all will.
  if (found === 'archive' && (said === 'docx' || said === 'xlsx')) return said;
  if (found === 'archive' || said === 'archive') throw refused('archive');
  if (said === null || said === found) return found;
  if (found === 'text' && said === 'csv') return 'csv';
  throw refused('mismatch', { said, found });
}

async function* textAlone(
  source: AsyncIterable<Uint8Array>,
  utf16: boolean,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    if (!isText(piece, utf16)) throw refused('broken');
    yield piece;
  }
}

type Kept = {
  documentId: string;
  filename: string;
  kind: FileKind;
  stored: StoredObject;
};

function keep(
  actor: EmployeeActor,
  { documentId, filename, kind, stored }: Kept,
): Promise<Uploaded> {
  return dbAs(actor, async (db) => {
    const same = await db.document.findFirst({
      where: {
        uploadedBy: actor.personId,
        sha256: stored.sha256,
        filename,
        state: { in: ['staging', 'ready'] },
      },
      select: { id: true },
    });
    if (same) {
      await removeObject(stored.storageKey);
      return { documentId: same.id, filename, already: true };
    }
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    await db.document.create({
      data: {
        id: documentId,
        title: titleOf(filename),
        filename,
        year: Number(todayIn(firm.zone).slice(0, 4)),
        mediaType: FILE_KINDS[kind].mediaType,
        sizeBytes: BigInt(stored.sizeBytes),
        sha256: stored.sha256,
        storageKey: stored.storageKey,
        wrappedKey: stored.wrappedKey,
        keyId: stored.keyId,
        uploadedBy: actor.personId,
        createdAt: now(),
      },
      select: { id: true },
    });
    await sendJob(db, 'document.finish', { documentId }, { singletonKey: documentId });
    await recordActivity(db, actor, {
      type: 'document.uploaded',
      clientId: null,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: {},
    });
    return { documentId, filename, already: false };
  });
}

async function recordRefusal(
  actor: EmployeeActor,
  documentId: string,
  error: PortalError,
): Promise<void> {
  const reason = error.messageKey.replace('documents.refused.', '');
  await dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'document.refused',
      clientId: null,
      subject: { kind: 'document', id: publicId('do', documentId) },
      data: { reason },
    }),
  );
}
