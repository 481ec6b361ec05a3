import { beforeAll, describe, expect, it, vi } from 'vitest';
import { finishDocument } from '@/domain/intake/finish-document';
import { indexWords } from '@/domain/words/index-words';
import { sweepWords } from '@/domain/words/sweep-words';
import { uploadDocument } from '@/domain/intake/upload-document';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { searchPortal } from '@/domain/search/search-portal';
import { type Actor, JOB } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import * as keyring from '@/lib/keyring';
import { publicId } from '@/lib/ids';
import { bringReady, publishOne } from '@/tests/domain/documents/bring';
import { makeDocx, send } from '@/tests/domain/documents/make-files';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { dana, marco, joan, tom, ruth, hugh, ingrid } = cast;

const TEXT = `Depreciation of the kiln at 123-45-6789, account 4111 1111 1111 1111.
Dépenses du trimestre. Амортизация печи. 窯の減価償却の計算. Form 1099 of 2026.`;

let schedule: string;
let named: string;

async function publish(options: Parameters<typeof publishOne>[0]): Promise<string> {
  const id = await publishOne(options);
  await indexWords(id);
  return id;
}

const search = (actor: Actor, q: string, mend = true) =>
  searchPortal(actor, q, { locale: 'en-US', mend });

/** The titles of the documents that were found. */
async function titles(actor: Actor, q: string, mend = true): Promise<string[]> {
  const { groups, how } = await search(actor, q, mend);
  if (how === 'near') return [];
  return groups.flatMap((group) =>
    group.kind === 'document' ? group.rows.map(({ title }) => title) : [],
  );
}

beforeAll(async () => {
  schedule = await publish({ title: 'Schedule', bytes: TEXT, audience: 'all' });
  named = await publish({
    title: 'Private',
    bytes: 'Confidential garnishment',
    audience: 'named',
    readers: [dana.contactId],
  });
  await publish({ title: 'Kiln lease', bytes: 'Terms of the landlord', audience: 'all' });
});

describe('the text of documents', () => {
  it('is found, after what is called so, and says that it is in the text', async () => {
    const found = await search(dana, 'kiln');
    expect(found.how).toBe('exact');
    expect(found.groups).toMatchObject([
      {
        kind: 'document',
        total: 2,
        rows: [
          { title: 'Kiln lease', inText: false },
          { id: publicId('do', schedule), title: 'Schedule', inText: true },
        ],
      },
    ]);
  });

  it('goes along with a document that is given to a client', async () => {
    const id = await bringReady({ text: 'Apiary of the annex', as: tom });
    await ownerQuery('UPDATE document SET client_id = NULL WHERE id = $1', [id]);
    await indexWords(id);
    const whose = () =>
      ownerQuery('SELECT DISTINCT client_id FROM document_word WHERE document_id = $1', [id]);
    expect(await whose()).toEqual([{ client_id: null }]);
    expect(await titles(tom, 'apiary')).toHaveLength(1);
    expect(await titles(ruth, 'apiary')).toEqual([]);
    await dbAs(tom, (db) =>
      db.document.update({ where: { id }, data: { clientId: brightwater.clientId } }),
    );
    expect(await whose()).toEqual([{ client_id: brightwater.clientId }]);
    expect(await titles(ruth, 'apiary')).toHaveLength(1);
    expect(await titles(hugh, 'apiary')).toEqual([]);
  });

  it('is read of a PDF', async () => {
    const id = await bringReady({ text: 'Apportionment of the warehouse rent', as: hugh });
    await ownerQuery('UPDATE document SET client_id = $2 WHERE id = $1', [
      id,
      larkAndLoom.clientId,
    ]);
    await indexWords(id);
    expect(await titles(hugh, 'apportionment')).toHaveLength(1);
    expect(await titles(tom, 'apportionment')).toEqual([]);
  });

  it('is read of a Word file, like that of what was there before', async () => {
    const bytes = makeDocx({
      'word/document.xml':
        '<w:document><w:p><w:t>Provi</w:t><w:t>sional, 123-45-6789</w:t></w:p></w:document>',
    });
    const { documentId: notes } = await uploadDocument(tom, {
      ...{ filename: 'Notes.docx', declaredBytes: bytes.length, source: send(bytes) },
    });
    await finishDocument(notes);
    await ownerQuery('UPDATE document SET client_id = $2 WHERE id = $1', [
      notes,
      larkAndLoom.clientId,
    ]);
    await indexWords(notes);
    expect(await titles(hugh, 'provisional')).toHaveLength(1);
    expect(await titles(hugh, '6789')).toEqual([]);
    // As it is where nothing was read of it yet: the clock asks for it.
    await ownerQuery('DELETE FROM document_index WHERE document_id = $1', [notes]);
    expect(await titles(hugh, 'provisional')).toEqual([]);
    await sweepWords();
    const asked = await ownerQuery(
      `SELECT 1 FROM pgboss.job WHERE name = 'document.index' AND data->>'documentId' = $1`,
      [notes],
    );
    expect(asked.length).toBeGreaterThan(0);
    await indexWords(notes);
    expect(await titles(hugh, 'provisional')).toHaveLength(1);
  });

  it('needs every word, in the title or in the text', async () => {
    expect(await titles(dana, 'depreciation trimestre')).toEqual(['Schedule']);
    expect(await titles(dana, 'schedule depreciation')).toEqual(['Schedule']);
    expect(await titles(dana, 'lease landlord')).toEqual(['Kiln lease']);
    expect(await titles(dana, 'landlord depreciation')).toEqual([]);
  });

  it('is found without accents, in Cyrillic and in Japanese', async () => {
    for (const typed of ['depenses', 'Dépenses', 'АМОРТИЗАЦИЯ', '減価償却', '1099']) {
      expect(await titles(dana, typed), typed).toEqual(['Schedule']);
    }
    expect(await titles(dana, '減価却償')).toEqual([]);
  });

  it('is found by the beginning of the last word', async () => {
    expect(await titles(dana, 'deprec')).toEqual(['Schedule']);
    expect(await titles(dana, 'trimestre amort')).toEqual([]);
    expect(await titles(dana, 'trimestre аморт')).toEqual(['Schedule']);
    expect(await titles(dana, 'аморт trimestre', false)).toEqual([]);
  });

  it('forgives one letter, says so, and leaves it on request', async () => {
    for (const typed of ['deprecation', 'depreciatoin', 'depreciaxion', 'depreciattion']) {
      const found = await search(dana, typed);
      expect(found, typed).toMatchObject({ how: 'close', total: 1, words: [typed] });
      expect(await titles(dana, typed, false), typed).toEqual([]);
    }
    expect(await titles(dana, 'deprecciatoin')).toEqual([]);
  });

  it('gives no number of a person or an account away', async () => {
    for (const typed of ['123-45-6789', '6789', '4111', '4111 1111 1111 1111', '123456789']) {
      expect(await titles(ingrid, typed), typed).toEqual([]);
    }
  });
});

describe('who finds what', () => {
  it('is who sees the document', async () => {
    expect(await titles(dana, 'garnishment')).toEqual(['Private']);
    expect(await titles(marco, 'garnishment')).toEqual([]);
    expect(await titles(joan, 'garnishment')).toEqual([]);
    expect(await titles(hugh, 'garnishment')).toEqual([]);
    expect(await titles(tom, 'garnishment')).toEqual(['Private']);
  });

  it('is so for the words themselves', async () => {
    const wordsSeenBy = (actor: Actor) =>
      dbAs(actor, (db) => db.documentWord.count({ where: { documentId: named } }));
    expect(await wordsSeenBy(dana)).toBeGreaterThan(0);
    expect(await wordsSeenBy(marco)).toBe(0);
    expect(await wordsSeenBy(joan)).toBe(0);
    expect(await wordsSeenBy(hugh)).toBe(0);
  });

  it('ends when the document is taken back', async () => {
    const id = await publish({ title: 'Mistake', bytes: 'Perquisites of the board' });
    expect(await titles(dana, 'perquisites')).toEqual(['Mistake']);
    await withdrawDocument(tom, id);
    expect(await titles(tom, 'perquisites')).toEqual([]);
    expect(await dbAs(JOB, (db) => db.documentWord.count({ where: { documentId: id } }))).toBe(0);
    await indexWords(id);
    expect(await dbAs(JOB, (db) => db.documentWord.count({ where: { documentId: id } }))).toBe(0);
  });
});

describe('the index', () => {
  it('holds no word in the clear', async () => {
    const columns = await ownerQuery<{ table_name: string; data_type: string }>(
      `SELECT DISTINCT table_name, data_type FROM information_schema.columns
       WHERE table_name IN ('document_word', 'search_word') AND column_name <> 'key_id' ORDER BY 1, 2`,
    );
    expect(columns).toEqual([
      { table_name: 'document_word', data_type: 'bigint' },
      { table_name: 'document_word', data_type: 'uuid' },
      { table_name: 'search_word', data_type: 'bigint' },
    ]);
    const [dump] = await ownerQuery<{ text: string }>(
      `SELECT (SELECT string_agg(w::text, ' ') FROM document_word w) || (SELECT string_agg(s::text, ' ') FROM search_word s) AS text`,
    );
    expect(dump?.text).not.toMatch(/deprec|kiln|garnish/i);
  });

  it('is the same when it is worked again, or was ended half-way', async () => {
    const all = () => ownerQuery('SELECT * FROM document_word ORDER BY 1, 2');
    const before = await all();
    await indexWords(schedule);
    expect(await all()).toEqual(before);
    await ownerQuery('DELETE FROM document_index WHERE document_id = $1', [schedule]);
    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.index'`);
    await sweepWords();
    await sweepWords();
    const jobs = await ownerQuery<{ data: { documentId: string } }>(
      `SELECT data FROM pgboss.job WHERE name = 'document.index'`,
    );
    expect(jobs).toEqual([{ data: { documentId: schedule } }]);
    await Promise.all([indexWords(schedule), indexWords(schedule)]);
    expect(await all()).toEqual(before);
  });

  it('is found under an old key until it is made anew under the newest', async () => {
    const old = keyring.derivedKeys('words of documents');
    const newest = { id: 'k2', key: Buffer.alloc(32, 7) };
    vi.spyOn(keyring, 'derivedKeys').mockReturnValue([newest, ...old]);
    expect(await titles(dana, 'trimestre')).toEqual(['Schedule']);
    expect((await search(dana, 'trimestr')).how).toBe('exact');
    await indexWords(schedule);
    expect(await titles(dana, 'trimestre')).toEqual(['Schedule']);
    expect(await titles(dana, 'trimestre kilm')).toEqual(['Schedule']);
    expect(await titles(dana, 'landlord')).toEqual(['Kiln lease']);
    const keys = () => ownerQuery('SELECT DISTINCT key_id FROM search_word ORDER BY 1');
    expect(await keys()).toEqual([{ key_id: 'k1' }, { key_id: 'k2' }]);
    const waiting = await ownerQuery<{ id: string }>(
      `SELECT document_id AS id FROM document_index WHERE key_id = 'k1'`,
    );
    for (const { id } of waiting) await indexWords(id);
    await sweepWords();
    expect(await keys()).toEqual([{ key_id: 'k2' }]);
  });
});
