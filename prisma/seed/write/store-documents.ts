import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { contextOf } from '@/domain/documents/document-context';
import { env } from '@/lib/env';
import { putObject, removeObject } from '@/lib/storage';
import { renderPaper } from '../papers/render-paper';
import type { Paper } from '../world/paper';
import type { Rows } from '../world/rows';
import type { DemoDocument } from '../world/world';

type Stored = Pick<Rows, 'document' | 'documentVersion'>;

const MAX_BYTES = 10_000_000;
/** So many files are written while the next is being made. */
const AT_ONCE = 8;

/**
 * Makes the file of each document and stores it encrypted, as an upload would be; of one with several versions each.
 * @returns the rows of documents, as they stood in their first version, and of versions
 */
export async function storeDocuments(documents: readonly DemoDocument[]): Promise<Stored> {
  await mkdir(dirname(notes()), { recursive: true, mode: 0o700 });
  const writing = new Set<Promise<unknown>>();
  const rows: Promise<Rows['document'][number]>[] = [];
  for (const document of documents) {
    const row = store(document.row, document.paper, await renderPaper(document.paper));
    rows.push(row);
    const done = row.finally(() => writing.delete(done));
    writing.add(done);
    if (writing.size >= AT_ONCE) await Promise.race(writing);
  }
  const document = await Promise.all(rows);
  return { document, documentVersion: await storeVersions(documents, document) };
}

async function storeVersions(
  documents: readonly DemoDocument[],
  stored: Rows['document'],
): Promise<Rows['documentVersion']> {
  const rows: Rows['documentVersion'] = [];
  for (const { row, versions } of documents.filter((each) => each.versions.length > 0)) {
    const first = stored.find(({ id }) => id === row.id);
    if (!first) continue;
    const { publishedAt, publishedBy } = row;
    rows.push({
      ...fileOf(first),
      documentId: row.id,
      number: 1,
      publishedAt: publishedAt ?? row.createdAt ?? '',
      publishedBy,
    });
    for (const [place, { paper, filename, changed, at, by }] of versions.entries()) {
      const next = await store({ ...row, filename }, paper, await renderPaper(paper));
      rows.push({
        ...fileOf(next),
        documentId: row.id,
        number: place + 2,
        changed,
        publishedAt: at,
        publishedBy: by.personId,
      });
    }
  }
  return rows;
}

function fileOf(row: Rows['document'][number]) {
  const { filename, mediaType, sizeBytes = 0, pages, sha256, storageKey, wrappedKey, keyId } = row;
  return { filename, mediaType, sizeBytes, pages, sha256, storageKey, wrappedKey, keyId };
}

async function store(
  row: DemoDocument['row'],
  paper: Paper,
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
  return {
    tags: [],
    ...row,
    storageKey,
    keyId,
    wrappedKey,
    sha256,
    sizeBytes: BigInt(sizeBytes),
    pages,
  };
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
