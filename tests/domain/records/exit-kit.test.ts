import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { askExitKit } from '@/domain/records/ask-exit-kit';
import { getExitKit } from '@/domain/records/get-exit-kit';
import { makeExitKit } from '@/domain/records/make-exit-kit';
import { grantExitKit, readExitKit } from '@/domain/records/open-exit-kit';
import { placeHold } from '@/domain/records/place-hold';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { sweepExitKits } from '@/domain/records/sweep-exit-kits';
import { acceptItem } from '@/domain/requests/accept-item';
import { recordSearch } from '@/domain/search/record-search';
import { withClock } from '@/lib/clock';
import * as storage from '@/lib/storage';
import { publishOne } from '@/tests/domain/documents/bring';
import { askFor, sendFile } from '@/tests/domain/requests/requesting';
import { makeSent } from '@/tests/domain/invoices/drafts';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearRecords, DAY_MS, isStored, sweepIn } from './keeping';
import { idOf, looksOf, makeFor, maker, read, unzip } from './kits';

const { ingrid, dana, joan, marco, tom, hugh } = cast;
const { clientId } = brightwater;

beforeEach(async () => {
  await clearRecords();
  await ownerQuery('UPDATE session SET proved_at = now()');
});

describe('everything of a client', () => {
  it('is one ZIP, byte for byte, with an index, its fingerprints and the log', async () => {
    const id = await publishOne({ title: 'Lease', bytes: 'the lease' });
    const { items } = await askFor();
    const sent = await sendFile(items[0], { filename: 'Kontoauszug März.pdf' });
    await acceptItem(tom, { id: items[0] ?? '', seen: [sent] });
    await placeHold(ingrid, { clientId, documentId: null, reason: 'A secret reason' });
    await makeSent();
    await recordSearch(marco, { q: 'kiln' }, 'en-US');
    const kitId = await makeFor(dana);
    const files = await unzip(await read(dana, kitId));
    const paths = [...files.keys()];
    expect(paths).toContain('documents/2026/Statements and invoices/Lease.txt');
    const sentPath = paths.find((path) => path.endsWith('Kontoauszug März.pdf')) ?? '';
    for (const [path, documentId] of [
      ['documents/2026/Statements and invoices/Lease.txt', id],
      [sentPath, sent],
    ] as const) {
      const [row] = await ownerQuery<{ sha256: Buffer }>(
        'SELECT sha256 FROM document WHERE id = $1',
        [documentId],
      );
      const hash = createHash('sha256')
        .update(files.get(path) ?? '')
        .digest();
      expect(hash.equals(row?.sha256 ?? Buffer.alloc(0)), path).toBe(true);
      expect(files.get('index.csv')?.toString()).toContain(hash.toString('hex'));
    }
    const csv = files.get('index.csv')?.toString().split('\r\n') ?? [];
    for (const line of csv.slice(1, -1)) {
      const [, quoted, plain = ''] = /^(?:"([^"]+)"|([^,]+)),/.exec(line) ?? [];
      const path = quoted ?? plain;
      const hash = createHash('sha256')
        .update(files.get(path) ?? '')
        .digest('hex');
      expect(line, path).toContain(hash);
    }
    expect(csv.slice(1, -1)).toHaveLength(files.size - 2);
    expect(files.get('index.html')?.toString()).toContain('href="documents/2026/');
    expect(
      JSON.parse(files.get('Agreements, questions, requests/requests.json')?.toString() ?? ''),
    ).toMatchObject([{ title: 'Year-end' }]);
    const log = (files.get('Activity/activity.jsonl')?.toString() ?? '').trim().split('\n');
    const types = log.map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types).toContain('document.published');
    expect(log.find((line) => line.includes('search.performed'))).toContain('"query":"kiln"');
    expect(types.filter((type) => type.startsWith('hold'))).toEqual([]);
    expect([...files.values()].some((bytes) => bytes.includes('A secret reason'))).toBe(false);
    expect((await getExitKit(dana, {})).kit).toMatchObject({
      state: 'ready',
      files: files.size,
      filesDone: files.size,
    });
  });

  it('is in everybody’s list of looks, once however often it was begun', async () => {
    const id = await publishOne({ title: 'Lease' });
    await askExitKit(dana, {});
    const kitId = await idOf(dana);
    const full = vi.spyOn(storage, 'putObject').mockImplementation(async (source) => {
      await buffer(source as AsyncIterable<Uint8Array>);
      throw new Error('the worker ended');
    });
    await expect(makeExitKit(kitId, maker)).rejects.toThrow('the worker ended');
    full.mockRestore();
    expect((await getExitKit(dana, {})).kit?.state).toBe('making');
    await makeExitKit(kitId, maker);
    await makeExitKit(kitId, maker);
    expect(await looksOf(id)).toEqual([{ name: 'Dana Whitlock', downloaded: true }]);
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'document.downloaded'`),
    ).toHaveLength(1);
    const mails = await ownerQuery<{ text: string; subject: string }>(
      `SELECT text, subject FROM mail WHERE key LIKE 'exit-kit/%'`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('http://portal.test/take-out');
    expect(JSON.stringify(mails)).not.toContain('Lease');
  });

  it('has for each asker what they may see, and nothing else', async () => {
    const forMarco = await publishOne({
      title: 'W-2 of Marco',
      category: 'payroll',
      audience: 'named',
      readers: [marco.contactId],
      bytes: 'only marco',
    });
    await publishOne({ title: 'For all', audience: 'all' });
    const withdrawn = await publishOne({ title: 'Taken back' });
    await withdrawDocument(tom, withdrawn);
    const leaving = await publishOne({ title: 'Leaving' });
    await scheduleDeletion(ingrid, { documentId: leaving, title: 'Leaving' });
    const files = await unzip(await read(dana, await makeFor(dana)));
    const all = [...files].map(([path, bytes]) => `${path} ${bytes.toString()}`).join('\n');
    expect(all).toContain('For all');
    expect(all).not.toMatch(/W-2 of Marco|only marco|Taken back|Leaving/);
    expect(all).not.toContain(forMarco);
    expect(all).not.toContain(larkAndLoom.name);
    const staff = await unzip(await read(tom, await makeFor(tom)));
    expect([...staff.keys()].filter((path) => path.startsWith('documents/'))).toHaveLength(2);
  });

  it('is for whoever may see everything there, and looks after it, and has proved that it is them', async () => {
    await expect(askExitKit(marco, {})).rejects.toMatchObject({
      messageKey: 'records.kit.not_all_rights',
    });
    await expect(askExitKit(hugh, { clientId })).rejects.toMatchObject({ code: 'not_found' });
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
    await expect(askExitKit(dana, {})).rejects.toMatchObject({
      messageKey: 'access.presence_needed',
    });
    expect(await ownerQuery('SELECT 1 FROM exit_kit')).toEqual([]);
    await ownerQuery('UPDATE session SET proved_at = now()');
    await Promise.all([askExitKit(dana, {}), askExitKit(dana, {})]);
    expect(await ownerQuery('SELECT 1 FROM exit_kit')).toHaveLength(1);
    const kitId = await idOf(dana);
    await makeExitKit(kitId, maker);
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes'`);
    await expect(grantExitKit(dana, { kitId })).rejects.toMatchObject({
      messageKey: 'access.presence_needed',
    });
    await ownerQuery('UPDATE session SET proved_at = now()');
    for (const actor of [marco, joan, tom, ingrid]) {
      await expect(grantExitKit(actor, { kitId })).rejects.toMatchObject({ code: 'not_found' });
    }
    const { grantId } = await grantExitKit(dana, { kitId });
    const elsewhere = { ...dana, sessionId: joan.sessionId };
    await expect(readExitKit(elsewhere, { kitId, grantId })).rejects.toMatchObject({
      code: 'not_found',
    });
    const later = new Date(Date.now() + 61 * 60_000);
    await expect(
      withClock(later, () => readExitKit(dana, { kitId, grantId })),
    ).rejects.toMatchObject({ messageKey: 'records.kit.grant_ended' });
  });

  it('a right that was lost meanwhile makes none, and opens none', async () => {
    await askExitKit(dana, {});
    await ownerQuery('UPDATE contact SET may_billing = false WHERE id = $1', [dana.contactId]);
    await makeExitKit(await idOf(dana), maker);
    await ownerQuery('UPDATE contact SET may_billing = true WHERE id = $1', [dana.contactId]);
    expect((await getExitKit(dana, {})).kit).toMatchObject({
      state: 'failed',
      failure: 'records.kit.failed.rights',
    });
    const kitId = await makeFor(dana);
    const less = { ...dana, rights: { ...dana.rights, billing: false } };
    await expect(grantExitKit(less, { kitId })).rejects.toMatchObject({
      messageKey: 'records.kit.changed',
    });
  });

  it('is not given out once something in it was taken back, and ends with what is deleted', async () => {
    const back = await publishOne({ title: 'Taken back later' });
    const first = await makeFor(dana);
    await withdrawDocument(tom, back);
    await expect(grantExitKit(dana, { kitId: first })).rejects.toMatchObject({
      messageKey: 'records.kit.changed',
    });
    expect((await getExitKit(dana, {})).kit).toMatchObject({
      state: 'ended',
      failure: 'records.kit.changed',
    });
    const gone = await publishOne({ title: 'Gone' });
    const second = await makeFor(dana);
    const { grantId } = await grantExitKit(dana, { kitId: second });
    await scheduleDeletion(ingrid, { documentId: gone, title: 'Gone' });
    await expect(readExitKit(dana, { kitId: second, grantId })).rejects.toMatchObject({
      messageKey: 'records.kit.changed',
    });
    const [row] = await ownerQuery<{ storage_key: string }>(
      'SELECT storage_key FROM exit_kit WHERE id = $1',
      [second],
    );
    await ownerQuery(`UPDATE exit_kit SET expires_at = now() + interval '30 days'`);
    await sweepIn(8);
    expect(
      await ownerQuery('SELECT state, wrapped_key FROM exit_kit WHERE id = $1', [second]),
    ).toEqual([{ state: 'ended', wrapped_key: null }]);
    await sweepExitKits();
    expect(isStored(row?.storage_key ?? '')).toBe(false);
  });

  it('is kept for seven days, and one whose worker ended is asked for again', async () => {
    const kitId = await makeFor(dana);
    const [row] = await ownerQuery<{ storage_key: string }>('SELECT storage_key FROM exit_kit');
    const at = (days: number) => new Date(Date.now() + days * DAY_MS);
    await withClock(at(6.9), () => sweepExitKits());
    expect(isStored(row?.storage_key ?? '')).toBe(true);
    await withClock(at(7.1), () => sweepExitKits());
    expect(isStored(row?.storage_key ?? '')).toBe(false);
    await expect(grantExitKit(dana, { kitId })).rejects.toMatchObject({
      messageKey: 'records.kit.over',
    });
    await askExitKit(tom, { clientId });
    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'exit_kit.make'`);
    await withClock(at(0.1), () => sweepExitKits());
    expect(await ownerQuery(`SELECT 1 FROM pgboss.job WHERE name = 'exit_kit.make'`)).toHaveLength(
      1,
    );
    await withClock(at(1.1), () => sweepExitKits());
    expect((await getExitKit(tom, { clientId })).kit).toMatchObject({
      state: 'failed',
      failure: 'records.kit.failed.tried',
    });
  });
});
