import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { contextOf } from '@/domain/documents/document-context';
import { env } from '@/lib/env';
import { putObject, removeObject } from '@/lib/storage';
import { renderPaper } from '../papers/render-paper';
import type { Rows } from '../world/rows';
import type { DemoDocument } from '../world/world';

const MAX_BYTES = 10_000_000;
/** So many files are written while the next is being made. */
const AT_ONCE = 8;

/** Makes the file of each document and stores it encrypted, as an upload would be. @returns the rows */
export async function storeDocuments(
  documents: readonly DemoDocument[],
): Promise<Rows['document']> {
  await mkdir(dirname(notes()), { recursive: true, mode: 0o700 });
  const writing = new Set<Promise<unknown>>();
  const rows: Promise<Rows['document'][number]>[] = [];
  for (const document of documents) {
    const bytes = await renderPaper(document.paper);
    const row = store(document, bytes);
    rows.push(row);
    const done = row.finally(() => writing.delete(done));
    writing.add(done);
    if (writing.size >= AT_ONCE) await Promise.race(writing);
  }
  return Promise.all(rows);
}

async function store(
  { row, paper }: DemoDocument,
  bytes: Buffer,
): Promise<Rows['document'][number]> {
  const context = contextOf({
    id: row.id,
    clientId: row.clientId ?? null,
    itemId: row.itemId ?? null,
    state: row.state ?? 'staging',
  });
  const stored = await putObject(bytes, context, { maxBytes: MAX_BYTES });
  await appendFile(notes(), `${stored.storageKey}\n`);
  const { storageKey, keyId, wrappedKey, sha256, sizeBytes } = stored;
  const pages = paper.kind === 'letter' ? paper.pages.length : 1;
  return { ...row, storageKey, keyId, wrappedKey, sha256, sizeBytes: BigInt(sizeBytes), pages };
}

/** Removes the files of a demo that was not finished: no row tells of them. */
export async function removeLeftFiles(): Promise<void> {
  const text = await readFile(notes(), 'utf8').catch(() => '');
  for (const key of text.split('\n').filter(Boolean)) await removeObject(key);
  await forgetFiles();
}

/** The demo is whole: its files are its own from now on. */
export async function forgetFiles(): Promise<void> {
  await rm(notes(), { force: true });
}

/** Which files a demo in the making has stored so far, one key a line. */
function notes(): string {
  return resolve(env().STORAGE_DIR, 'demo-in-the-making');
}
