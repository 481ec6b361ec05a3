import { JOB } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { kindOfType } from '@/lib/file-kind';
import { StorageError } from '@/lib/storage/storage-error';
import { authorize } from '../authorize';
import { contextOf } from '../documents/document-context';
import { readBytes } from '../documents/read-bytes';
import { STORED_FILE } from '../documents/stored-file';
import { readText } from './read-text';
import { textWords } from './text-words';
import { hintsOf, type IndexKey, indexKeys, wordNumber } from './word-numbers';

/** Beyond these a text is cut: what follows is not found. */
export const MOST_TEXT = { pages: 300, characters: 500_000 };

/**
 * Makes a document findable by the words of its text, of which the database is given numbers alone (`wordNumber`). A file
 * that can't be read has none. Working it twice changes nothing; after a change of the keyring it makes them anew.
 *
 * @throws StorageError key_missing, which asks for another try
 */
export async function indexWords(documentId: string): Promise<void> {
  authorize(JOB, 'document.index');
  const [newest] = indexKeys();
  if (!newest) throw new StorageError('key_missing');
  const row = await dbAs(JOB, (db) =>
    db.document.findFirst({
      where: {
        id: documentId,
        state: { in: ['ready', 'outgoing', 'published'] },
        versionOfId: null,
        OR: [{ index: null }, { index: { keyId: { not: newest.id } } }],
      },
      select: STORED_FILE,
    }),
  );
  if (!row) return;
  const words = textWords(await textOf(row));
  await dbAs(JOB, (db) => keepWords(db, row, newest, words), { timeoutMs: 60_000 });
}

type Row = Parameters<typeof readBytes>[0] &
  Parameters<typeof contextOf>[0] & { mediaType: string | null };

async function textOf(row: Row): Promise<string> {
  try {
    const bytes = await readBytes(row, contextOf(row));
    const found = await readText(bytes, kindOfType(row.mediaType), MOST_TEXT);
    return 'problem' in found ? '' : found.text;
  } catch (error) {
    const isLost = error instanceof StorageError && ['missing', 'altered'].includes(error.reason);
    if (!isLost) throw error;
    return '';
  }
}

async function keepWords(
  db: Db,
  { id: documentId, storageKey }: Row,
  key: IndexKey,
  words: readonly string[],
): Promise<void> {
  // Its row is held until all is done, so that nobody else writes the same words at once. A newer file has other words.
  const kept = await db.$executeRaw(sql`
    INSERT INTO document_index (document_id, key_id)
    SELECT d.id, ${key.id} FROM document d
    WHERE d.id = ${documentId}::uuid AND d.storage_key = ${storageKey} AND d.state IN ('ready', 'outgoing', 'published')
    ON CONFLICT (document_id) DO UPDATE SET key_id = excluded.key_id`);
  if (kept === 0) return;
  const numbers = new Map(words.map((word) => [wordNumber(key, word), word]));
  await db.documentWord.deleteMany({ where: { documentId } });
  await db.$executeRaw(sql`
    INSERT INTO document_word (word, document_id, client_id)
    SELECT n.word, d.id, d.client_id FROM document d, unnest(${listed([...numbers.keys()])}::text::bigint[]) n(word)
    WHERE d.id = ${documentId}::uuid`);
  await keepHints(db, key, numbers);
}

/** A word that some document has already has its hints too. */
async function keepHints(db: Db, key: IndexKey, words: Map<bigint, string>): Promise<void> {
  const known = await db.$queryRaw<{ word: bigint }[]>(sql`
    SELECT n.word FROM unnest(${listed([...words.keys()])}::text::bigint[]) n(word)
    WHERE EXISTS (SELECT 1 FROM search_word s WHERE s.hint = n.word AND s.word = n.word)`);
  for (const { word } of known) words.delete(word);
  const pairs = [...words].flatMap(([number, word]) =>
    [number, ...hintsOf(key, word)].map((hint) => [hint, number] as const),
  );
  // In one order, so that two documents with the same new words never wait for each other.
  pairs.sort(([a, one], [b, other]) => Number(a - b || one - other));
  await db.$executeRaw(sql`
    INSERT INTO search_word (hint, word, key_id)
    SELECT h.hint, h.word, ${key.id}
    FROM unnest(${listed(pairs.map(([hint]) => hint))}::text::bigint[], ${listed(pairs.map(([, word]) => word))}::text::bigint[]) h(hint, word)
    ON CONFLICT DO NOTHING`);
}

function listed(numbers: readonly bigint[]): string {
  return `{${numbers.join(',')}}`;
}
