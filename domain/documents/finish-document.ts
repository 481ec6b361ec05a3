import { createHash } from 'node:crypto';
import { JOB } from '@/lib/actor';
import { dayIn, now } from '@/lib/clock';
import { type Db, dbAs } from '@/lib/db';
import { decodeText } from '@/lib/decode-text';
import { detectKind, type FileKind, kindOfType } from '@/lib/file-kind';
import { publicId } from '@/lib/ids';
import { readPdf } from '@/lib/pdf-reader';
import { type ObjectRef, openObject, removeObject } from '@/lib/storage';
import { StorageError } from '@/lib/storage/storage-error';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { contextOf } from './document-context';
import { findOwner } from './find-owner';
import { guessDocument } from './guess-document';
import { type Refusal, refusalKey } from './refusal';
import { keepSent, turnBackSent } from './sent-file';

type Row = ObjectRef & {
  id: string;
  clientId: string | null;
  itemId: string | null;
  state: string;
  filename: string;
  mediaType: string | null;
  sha256: Uint8Array | null;
  uploadedBy: string | null;
};

type Reading = { refusal: Refusal } | { pages: number | null; text: string };

const TEXT_PAGES = 5;
const TEXT_CHARACTERS = 20_000;

/**
 * Reads a staged document back as it was stored, and makes it ready to be checked, or refuses it: whether its bytes are
 * those that came, whether it can be opened, how many pages it has, what it probably is and whose. Working it twice
 * changes nothing.
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
        state: true,
        filename: true,
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
  const reading = await readBack(row);
  if ('refusal' in reading) await refuse(row, reading.refusal);
  else await makeReady(row, reading);
}

async function readBack(row: Row): Promise<Reading> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await readAll(row);
  } catch (error) {
    const lost = error instanceof StorageError && ['missing', 'altered'].includes(error.reason);
    if (!lost) throw error;
    return { refusal: 'unreadable' };
  }
  const hash = createHash('sha256').update(bytes).digest();
  if (!row.sha256 || !hash.equals(row.sha256)) return { refusal: 'unreadable' };
  return readKind(bytes, kindOfType(row.mediaType));
}

async function readAll(row: Row): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Number(row.sizeBytes));
  let at = 0;
  for await (const piece of await openObject(row, contextOf(row))) {
    const part: Uint8Array = piece;
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

async function readKind(bytes: Uint8Array<ArrayBuffer>, kind: FileKind | null): Promise<Reading> {
  if (kind === 'pdf') {
    const found = await readPdf(bytes, { pages: TEXT_PAGES, characters: TEXT_CHARACTERS });
    return 'problem' in found ? { refusal: found.problem } : found;
  }
  if (kind === 'docx' || kind === 'xlsx') {
    return (await detectKind(bytes)) === kind
      ? { pages: null, text: '' }
      : { refusal: 'not_office' };
  }
  if (kind === 'text' || kind === 'csv') {
    const text = decodeText(bytes.subarray(0, 4 * TEXT_CHARACTERS));
    return { pages: null, text: text.slice(0, TEXT_CHARACTERS) };
  }
  return { pages: null, text: '' };
}

async function makeReady(row: Row, { pages, text }: { pages: number | null; text: string }) {
  await dbAs(JOB, async (db) => {
    const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 }, select: { zone: true } });
    const guess = guessDocument(row.filename, text, Number(dayIn(firm.zone, now()).slice(0, 4)));
    if (row.itemId) return keepSent(db, row.id, { pages, guess });
    const owner = await findOwner(db, row, text);
    const { count } = await db.document.updateMany({
      where: { id: row.id, state: 'staging' },
      data: {
        state: 'ready',
        pages,
        title: guess.title,
        category: guess.category,
        year: guess.year,
        audience: guess.personal ? 'named' : 'documents_right',
        clientId: owner.clientId,
        matchedBy: owner.matchedBy,
        candidates: owner.candidates,
      },
    });
    if (count && guess.personal && owner.clientId && owner.reader) {
      await db.documentReader.createMany({
        data: { documentId: row.id, clientId: owner.clientId, contactId: owner.reader },
      });
    }
  });
}

/** The row stays, so that whoever brought the file learns of it; its bytes do not. */
async function refuse(row: Row, refusal: Refusal): Promise<void> {
  const isRefused = await dbAs(JOB, async (db: Db) => {
    const { count } = await db.document.updateMany({
      where: { id: row.id, state: 'staging' },
      data: { state: 'refused', refusal: refusalKey(refusal) },
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
