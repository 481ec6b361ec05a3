import { createHash } from 'node:crypto';
import { JOB } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { kindOfType } from '@/lib/file-kind';
import { publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { type ObjectRef, removeObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { contextOf } from '../documents/document-context';
import { findOwner } from './find-owner';
import { guessDocument } from './guess-document';
import { holdStaged } from './hold-staged';
import { judgeContent, type Reading } from './judge-content';
import { readBytes } from '../documents/read-bytes';
import { type Refusal, refusalKey } from './refusal';
import { findListed, settleListed } from './settle-listed';
import { type Scan, scanStaged } from './scan-staged';
import { keepRead, keepSent, turnBackSent } from './sent-file';

type Row = ObjectRef & {
  id: string;
  clientId: string | null;
  itemId: string | null;
  versionOfId: string | null;
  state: string;
  filename: string;
  folder: string | null;
  seasonId: string | null;
  mediaType: string | null;
  sha256: Uint8Array | null;
  uploadedBy: string | null;
};

type Read = Exclude<Reading, { refusal: Refusal }>;

/**
 * Has a staged document scanned, reads it back as it was stored, and makes it ready to be checked, or refuses it: whether
 * its bytes are those that came, whether it can be opened, how many pages it has, what it probably is and whose. While
 * the scanner says nothing it stays staged, which nobody can open, and is asked for again. Working it twice changes
 * nothing.
 *
 * @throws StorageError key_missing, which asks for another try: nothing is said of the document by that
 */
export async function finishDocument(documentId: string): Promise<void> {
  authorize(JOB, 'document.finish');
  const row = await dbAs(JOB, (db) =>
    db.document.findFirst({
      where: { id: documentId, state: 'staging' },
      select: {
        id: true,
        clientId: true,
        itemId: true,
        versionOfId: true,
        state: true,
        filename: true,
        folder: true,
        seasonId: true,
        mediaType: true,
        sizeBytes: true,
        sha256: true,
        storageKey: true,
        wrappedKey: true,
        keyId: true,
        uploadedBy: true,
      },
    }),
  );
  if (!row) return;
  const scanned = await orLost(scanStaged(row));
  if ('held' in scanned) return holdStaged(row.id, scanned.held);
  const { scan } = scanned;
  const reading = 'refusal' in scanned ? scanned : await orLost(readBack(row));
  if ('refusal' in reading) await refuse(row, reading.refusal, scan);
  else await makeReady(row, reading, scan);
}

/** What is gone from the storage, or is not what was put there, is refused; any other failure asks for another try. */
async function orLost<T extends object>(
  working: Promise<T>,
): Promise<T | { scan: Scan; refusal: Refusal }> {
  try {
    return await working;
  } catch (error) {
    const lost = error instanceof StorageError && ['missing', 'altered'].includes(error.reason);
    if (!lost) throw error;
    return { scan: null, refusal: 'unreadable' };
  }
}

async function readBack(row: Row): Promise<Reading> {
  const bytes = await readBytes(row, contextOf(row));
  const hash = createHash('sha256').update(bytes).digest();
  if (!row.sha256 || !hash.equals(row.sha256)) return { refusal: 'unreadable' };
  return judgeContent(bytes, kindOfType(row.mediaType));
}

async function makeReady(row: Row, { pages, text }: Read, scan: Scan) {
  await dbAs(JOB, async (db) => {
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const guess = guessDocument(row.filename, text, Number(dayIn(firm.zone, now()).slice(0, 4)));
    if (row.itemId) {
      if (await keepSent(db, row.id, { pages, guess, scan })) await askForWords(db, row.id);
      return;
    }
    // It is whose and what its document is.
    if (row.versionOfId) return void (await keepRead(db, row.id, { pages, scan }));
    const found = await findOwner(db, row, text);
    const listed = row.seasonId ? await findListed(db, row.id) : null;
    const personal = guess.personal ? 'named' : 'documents_right';
    const settled = listed
      ? settleListed(listed, guess, found)
      : ({ ...found, ...guess, firmCategoryId: null, audience: personal, isSure: false } as const);
    const { count } = await db.document.updateMany({
      where: { id: row.id, state: 'staging' },
      data: {
        state: 'ready',
        ...scan,
        heldSince: null,
        pages,
        title: settled.title,
        category: settled.category,
        firmCategoryId: settled.firmCategoryId,
        year: settled.year,
        audience: settled.audience,
        form: settled.form,
        clientId: settled.clientId,
        matchedBy: settled.matchedBy,
        candidates: settled.candidates,
        seasonId: settled.isSure ? row.seasonId : null,
      },
    });
    if (count === 0) return;
    await askForWords(db, row.id);
    if (settled.audience === 'named' && settled.clientId && settled.reader) {
      await db.documentReader.createMany({
        data: { documentId: row.id, clientId: settled.clientId, contactId: settled.reader },
      });
    }
  });
}

/** The text of a long one is read by a job of its own: how long that takes is no reason to refuse a file. */
async function askForWords(db: Db, documentId: string): Promise<void> {
  await sendJob(db, 'document.index', { documentId }, { singletonKey: documentId });
}

/** The row stays, so that whoever brought the file learns of it; its bytes do not. */
async function refuse(row: Row, refusal: Refusal, scan: Scan): Promise<void> {
  const isRefused = await dbAs(JOB, async (db: Db) => {
    const { count } = await db.document.updateMany({
      where: { id: row.id, state: 'staging' },
      data: { state: 'refused', refusal: refusalKey(refusal), ...scan, heldSince: null },
    });
    if (count === 0) return false;
    if (row.itemId) {
      await turnBackSent(db, row.itemId, refusal);
      return true;
    }
    await recordActivity(db, JOB, {
      type: 'document.refused',
      clientId: null,
      subject: { kind: 'document', id: publicId('do', row.id) },
      data: { reason: refusal },
    });
    return true;
  });
  if (isRefused) await removeObject(row.storageKey);
}
