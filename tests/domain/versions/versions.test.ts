import { beforeEach, describe, expect, it } from 'vitest';
import { clearDocuments, look, publishOne } from '../documents/bring';
import { makeLockedPdf, makePdf, send } from '../documents/make-files';
import { brightwater, cast, emails, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishDocument } from '@/domain/intake/finish-document';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { indexWords } from '@/domain/words/index-words';
import { listDocuments } from '@/domain/documents/list-documents';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { readGranted } from '@/domain/looks/read-granted';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { searchPortal } from '@/domain/search/search-portal';
import { bringVersion } from '@/domain/versions/bring-version';
import { dropVersion } from '@/domain/versions/drop-version';
import { publishVersion } from '@/domain/versions/publish-version';
import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { openObject } from '@/lib/storage';
import { parseId } from '@/lib/ids';

beforeEach(clearDocuments);

/** Brings a newer file as a PDF with a text, and has it read; answers its id. */
async function bring(documentId: string, text: string, as: EmployeeActor = cast.tom) {
  const bytes = makePdf([text]);
  const { newerId } = await bringVersion(as, {
    documentId,
    filename: 'corrected.pdf',
    declaredBytes: bytes.length,
    source: send(bytes),
  });
  await finishDocument(newerId);
  return newerId;
}

async function replaced(documentId: string, text: string, changed = 'Box 12 was put right') {
  const newerId = await bring(documentId, text);
  return publishVersion(cast.tom, { documentId, newerId, changed });
}

async function textOf(
  actor: ContactActor | EmployeeActor,
  documentId: string,
  version?: number,
): Promise<string> {
  const grant = await grantDocument(actor, { documentId, purpose: 'open', version });
  return read(actor, documentId, grant.grantId);
}

async function read(actor: ContactActor | EmployeeActor, documentId: string, grantId: string) {
  const { open } = await readGranted(actor, { documentId, grantId });
  const parts: Buffer[] = [];
  for await (const part of await open()) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('latin1');
}

const events = (type: string) =>
  ownerQuery<{ data: object; client_id: string | null }>(
    'SELECT data, client_id FROM activity_event WHERE type = $1',
    [type],
  );

describe('a newer version', () => {
  it('takes the place of the old one under the same address; the old one stays to be looked at', async () => {
    const id = await publishOne({ bytes: 'box twelve is wrong', actionNeeded: true });
    await grantDocument(cast.dana, { documentId: id, purpose: 'open' });
    expect((await listDocuments(cast.dana, {})).waiting).toEqual([]);
    await ownerQuery('TRUNCATE mail CASCADE');

    expect(await replaced(id, 'box twelve is right')).toEqual({ version: 2, people: 1 });

    expect(await textOf(cast.tom, id)).toContain('box twelve is right');
    expect(await textOf(cast.tom, id, 1)).toContain('box twelve is wrong');
    // Nobody at the client has seen this one: it waits for them again.
    expect((await listDocuments(cast.dana, {})).waiting).toHaveLength(1);
    const view = await getDocument(cast.dana, id);
    expect(view).toMatchObject({ version: 2, openedAt: null, newer: null });
    expect(view.versions).toMatchObject([
      { number: 2, changed: 'Box 12 was put right', by: 'Tom Brandvold' },
      { number: 1, changed: null, by: 'Tom Brandvold' },
    ]);
    expect(await textOf(cast.dana, id, 1)).toContain('wrong');
    expect(await textOf(cast.dana, id)).toContain('right');
    const { looks, openedAt } = await getDocument(cast.dana, id);
    expect(openedAt).not.toBeNull();
    expect(looks.find(({ isReader }) => isReader)?.versions).toEqual([1, 2]);
    expect(await events('document.version_published')).toEqual([
      { client_id: brightwater.clientId, data: { version: 2 } },
    ]);
  });

  it('is told of without a word of what it is, once, to whoever can see it', async () => {
    const id = await publishOne({ audience: 'all', title: 'Secret plan' });
    await ownerQuery('TRUNCATE mail CASCADE');
    await replaced(id, 'another', 'The secret figure changed');
    const mails = await ownerQuery<{ recipient: string; text: string }>('SELECT * FROM mail');
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      [emails.dana, emails.marco].sort(),
    );
    expect(JSON.stringify(mails)).not.toMatch(/secret/i);
    expect(mails[0]?.text).toContain('/documents/do_');
  });

  it('reads on from the file that was opened, whatever takes its place meanwhile', async () => {
    const id = await publishOne({ bytes: 'the first file' });
    const { grantId } = await grantDocument(cast.dana, { documentId: id, purpose: 'open' });
    await replaced(id, 'the second file');
    await replaced(id, 'the third file');
    expect(await read(cast.dana, id, grantId)).toContain('the first file');
    expect(await textOf(cast.dana, id, 2)).toContain('the second file');
    expect(await textOf(cast.dana, id)).toContain('the third file');
    await expect(
      grantDocument(cast.dana, { documentId: id, purpose: 'open', version: 4 }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is found by its own words, and not by those of the file before', async () => {
    const id = await publishOne({ bytes: 'amortization' });
    await indexWords(id);
    const find = async (typed: string) =>
      (await searchPortal(cast.dana, typed, { locale: 'en-US', mend: false })).total;
    expect(await find('amortization')).toBe(1);
    await replaced(id, 'depreciation');
    await indexWords(id);
    expect([await find('amortization'), await find('depreciation')]).toEqual([0, 1]);
  });

  it('is nobody’s to see, to find or to publish otherwise before it is published', async () => {
    const id = await publishOne({ title: 'Letter' });
    const newerId = await bring(id, 'kiln');
    await indexWords(newerId);
    expect((await getDocument(cast.dana, id)).newer).toBeNull();
    expect((await getDocument(cast.ruth, id)).newer).toMatchObject({ state: 'ready' });
    await expect(getDocument(cast.dana, newerId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(textOf(cast.dana, newerId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await look(cast.tom)).toEqual([]);
    const found = await searchPortal(cast.tom, 'kiln', { locale: 'en-US', mend: false });
    expect(found.total).toBe(0);
    await expect(
      publishDocuments(cast.tom, [{ documentId: newerId, version: 'any' }]),
    ).rejects.toMatchObject({ code: 'not_found' });
    // Somebody of the firm looks at it before it goes out.
    expect(await textOf(cast.ruth, newerId)).toContain('kiln');
  });
});

describe('is refused', () => {
  it('without a word of what changed, while it is read, for what is not published, and a second one', async () => {
    const id = await publishOne();
    const newerId = await bring(id, 'newer');
    for (const [changed, problem] of [
      [' \n ', 'documentVersions.errors.say_what'],
      ['x'.repeat(301), 'errors.too_long'],
    ] as const) {
      await expect(
        publishVersion(cast.tom, { documentId: id, newerId, changed }),
      ).rejects.toMatchObject({ code: 'invalid', fields: { changed: problem } });
    }
    await expect(bring(id, 'a third')).rejects.toMatchObject({
      messageKey: 'documentVersions.errors.one_waits',
    });
    await withdrawDocument(cast.tom, id);
    await expect(
      publishVersion(cast.tom, { documentId: id, newerId, changed: 'x' }),
    ).rejects.toMatchObject({ messageKey: 'documentVersions.errors.not_published' });
    await dropVersion(cast.ruth, { documentId: id, newerId });
    await expect(bring(id, 'again')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('when it is the very file that is there, or one that can’t be read', async () => {
    const id = await publishOne();
    await replaced(id, 'newer');
    await expect(bring(id, 'newer')).rejects.toMatchObject({
      messageKey: 'documentVersions.errors.same_file',
    });
    const locked = makeLockedPdf();
    const { newerId } = await bringVersion(cast.tom, {
      documentId: id,
      filename: 'locked.pdf',
      declaredBytes: locked.length,
      source: send(locked),
    });
    await finishDocument(newerId);
    expect((await getDocument(cast.tom, id)).newer).toMatchObject({
      state: 'refused',
      refusal: 'documents.refused.locked',
    });
    await expect(
      publishVersion(cast.tom, { documentId: id, newerId, changed: 'x' }),
    ).rejects.toMatchObject({ messageKey: 'documentVersions.errors.not_ready' });
    // The next one takes its room.
    const next = await bring(id, 'better');
    await publishVersion(cast.tom, { documentId: id, newerId: next, changed: 'x' });
    await expect(
      bringVersion(cast.tom, {
        documentId: id,
        filename: 'a.zip',
        declaredBytes: 4,
        source: send(Buffer.from('PK\u0003\u0004', 'latin1')),
      }),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect(await events('document.refused')).toHaveLength(2);
  });

  it('to whoever does not look after the client, as if it were not there', async () => {
    const id = await publishOne();
    await expect(bring(id, 'x', cast.hugh)).rejects.toMatchObject({ code: 'not_found' });
    const newerId = await bring(id, 'x');
    const change = { documentId: id, newerId, changed: 'x' };
    await expect(publishVersion(cast.hugh, change)).rejects.toMatchObject({ code: 'not_found' });
    await expect(publishVersion(cast.dana, change)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(dropVersion(cast.hugh, change)).rejects.toMatchObject({ code: 'not_found' });
    const other = await publishOne({ bytes: 'other' });
    await expect(publishVersion(cast.tom, { ...change, documentId: other })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

it('at once is once', async () => {
  const id = await publishOne();
  const newerId = await bring(id, 'newer');
  const change = { documentId: id, newerId, changed: 'x' };
  const both = await Promise.allSettled([
    publishVersion(cast.tom, change),
    publishVersion(cast.ruth, change),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await getDocument(cast.tom, id)).version).toBe(2);
  const bringing = await Promise.allSettled([bring(id, 'a'), bring(id, 'b', cast.ruth)]);
  expect(bringing.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('leaves no bytes when it is dropped', async () => {
  const id = await publishOne();
  const newerId = await bring(id, 'newer');
  const [row] = await ownerQuery<{ storage_key: string }>(
    'SELECT storage_key FROM document WHERE id = $1',
    [newerId],
  );
  await dropVersion(cast.tom, { documentId: id, newerId });
  const gone = { storageKey: row?.storage_key ?? '', keyId: 'k1', sizeBytes: 1 };
  await expect(openObject({ ...gone, wrappedKey: new Uint8Array(60) }, '')).rejects.toThrow();
  await expect(dropVersion(cast.tom, { documentId: id, newerId })).rejects.toMatchObject({
    code: 'not_found',
  });
});

describe('the database', () => {
  it('lets no version be forged, changed or taken away, and no file be swapped', async () => {
    const id = await publishOne();
    await replaced(id, 'newer');
    const refused = (statement: string) => expect(ownerQuery(statement)).rejects.toThrow();
    await refused(`UPDATE document SET storage_key = 'x' WHERE id = '${id}'`);
    await refused(`UPDATE document SET version = 3, storage_key = 'x' WHERE id = '${id}'`);
    await refused(`UPDATE document SET version = 1 WHERE id = '${id}'`);
    await refused(
      `UPDATE document SET version = 3, client_id = '${larkAndLoom.clientId}' WHERE id = '${id}'`,
    );
    await refused(`INSERT INTO document_version
      SELECT document_id, 3, filename, media_type, size_bytes, pages, sha256, 'x', wrapped_key, key_id, scanned_at,
             scan_verdict, scan_found, 'forged', published_at, published_by
      FROM document_version WHERE document_id = '${id}' AND number = 2`);
    const newerId = await bring(id, 'a third');
    await refused(`UPDATE document SET state = 'published' WHERE id = '${newerId}'`);
    await refused(`UPDATE document SET version_of = NULL WHERE id = '${newerId}'`);
    await refused(
      `UPDATE document SET client_id = '${larkAndLoom.clientId}' WHERE id = '${newerId}'`,
    );
    expect(parseId('do', (await getDocument(cast.tom, id)).id)).toBe(id);
  });
});
