import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bringReady, clearDocuments, look } from '../documents/bring';
import { makePdf, makeZip, send } from '../documents/make-files';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { type StandInClamd, startClamd } from '@/tests/support/stand-in-clamd';
import { finishDocument } from '@/domain/intake/finish-document';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { publishDocuments } from '@/domain/publishing/publish-documents';
import { uploadDocument } from '@/domain/intake/upload-document';
import { dbAs } from '@/lib/db';
import { env } from '@/lib/env';
import { newId, parseId } from '@/lib/ids';
import { eicar } from '@/lib/scanner/eicar';
import { finishStagedDocument } from '@/worker/handlers/document-finish';
import { startWorker } from '@/worker/start-worker';

const { tom, ruth, dana, ingrid } = cast;

let clamd: StandInClamd;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.finish'`);
  clamd = await startClamd({ ended: (end) => void ends.push(end) });
  env().CLAMD_URL = clamd.url;
});
afterEach(async () => {
  delete env().CLAMD_URL;
  for (const end of ends.splice(0)) await end();
});
const ends: (() => Promise<void>)[] = [];

async function bring(filename: string, bytes: Buffer): Promise<string> {
  const file = { filename, declaredBytes: bytes.length, source: send(bytes) };
  return (await uploadDocument(tom, file)).documentId;
}

async function rowOf(id: string) {
  const [row] = await ownerQuery<Record<string, unknown>>('SELECT * FROM document WHERE id = $1', [
    id,
  ]);
  return row;
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(env().STORAGE_DIR, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function jobsFor(id: string) {
  return ownerQuery<{ startAfter: Date }>(
    `SELECT start_after AS "startAfter" FROM pgboss.job WHERE name = 'document.finish' AND singleton_key = $1`,
    [id],
  );
}

const letter = makePdf([`A letter to ${brightwater.name}`]);

describe('a file that the scanner finds nothing in', () => {
  it('goes on, and says when it was scanned', async () => {
    const id = await bring('letter.pdf', letter);
    await finishDocument(id);
    expect(await rowOf(id)).toMatchObject({
      state: 'ready',
      scan_verdict: 'clean',
      scan_found: null,
      scanned_at: expect.any(Date),
      held_since: null,
    });
    const { scan } = await getDocument(tom, id);
    expect(scan).toMatchObject({ verdict: 'clean', scannedAt: expect.any(Date) });
    expect(clamd.scanned().mostBytes).toBe(letter.length);
  });

  it('is scanned whole, however large', async () => {
    const bytes = Buffer.alloc(3_000_000, 'A line of text.\n');
    const id = await bring('long.txt', bytes);
    await finishDocument(id);
    expect(await rowOf(id)).toMatchObject({ state: 'ready', scan_verdict: 'clean' });
    expect(clamd.scanned().mostBytes).toBe(bytes.length);
  });
});

describe('a file with malware in it', () => {
  it.each([
    ['by itself', 'test.txt', eicar()],
    ['in a text', 'notes.txt', Buffer.concat([Buffer.alloc(70_000, 'a'), eicar()])],
    ['in a PDF', 'paper.pdf', Buffer.concat([letter, eicar()])],
  ])('%s is refused: its row stays, its bytes go', async (_, filename, bytes) => {
    const before = await storedFiles();
    const id = await bring(filename, bytes);
    await finishDocument(id);
    await finishDocument(id);
    expect(await rowOf(id)).toMatchObject({
      state: 'refused',
      refusal: 'documents.refused.malware',
      scan_verdict: 'infected',
      scan_found: 'Win.Test.EICAR_HDB-1',
    });
    expect(await storedFiles()).toEqual(before);
    const events = await ownerQuery(
      `SELECT data, by FROM activity_event WHERE type = 'document.refused'`,
    );
    expect(events).toEqual([{ data: { reason: 'malware' }, by: 'system' }]);
    const [row] = await look(tom);
    expect(row).toMatchObject({
      group: 'stopped',
      scan: { verdict: 'infected', found: 'Win.Test.EICAR_HDB-1' },
    });
    await expect(grantDocument(tom, { documentId: id, purpose: 'download' })).rejects.toMatchObject(
      { code: 'not_found' },
    );
  });

  it('in an archive is refused as an archive', async () => {
    const zip = makeZip({ 'eicar.com': eicar().toString('latin1') });
    await expect(bring('a.zip', zip)).rejects.toMatchObject({
      messageKey: 'documents.refused.archive',
    });
  });
});

it('what the scanner can’t look into whole is refused, and not tried for ever', async () => {
  clamd.behave('limits_exceeded');
  const id = await bring('letter.pdf', letter);
  await finishDocument(id);
  expect(await rowOf(id)).toMatchObject({
    state: 'refused',
    refusal: 'documents.refused.unscannable',
    scan_verdict: 'too_large',
  });
});

describe('while the scanner says nothing', () => {
  it.each(['garbage', 'closes_early', 'ok_too_early', 'no_end_mark'] as const)(
    '(%s) nobody opens, matches or publishes it',
    async (manner) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      clamd.behave(manner);
      const id = await bring('letter.pdf', letter);
      await finishDocument(id);
      expect(await rowOf(id)).toMatchObject({
        state: 'staging',
        scanned_at: null,
        held_since: expect.any(Date),
      });
      const [row] = await look(tom);
      expect(row).toMatchObject({ group: 'held', scan: { heldSince: expect.any(Date) } });
      for (const actor of [tom, ruth, ingrid, dana]) {
        for (const purpose of ['open', 'download'] as const) {
          await expect(
            grantDocument(actor, { documentId: id, purpose }),
            `${actor.kind} ${purpose}`,
          ).rejects.toMatchObject({ code: expect.stringMatching(/^(unavailable|not_found)$/) });
        }
      }
      await expect(grantDocument(tom, { documentId: id, purpose: 'open' })).rejects.toMatchObject({
        code: 'unavailable',
        messageKey: 'documents.still_held',
      });
      await expect(
        publishDocuments(tom, [{ documentId: id, version: row?.version ?? '' }]),
      ).rejects.toMatchObject({ code: 'conflict' });
      expect(await ownerQuery('SELECT 1 FROM document_grant')).toEqual([]);
    },
  );

  it('the database says no too, whoever forgets to ask', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    clamd.behave('garbage');
    const id = await bring('letter.pdf', letter);
    await finishDocument(id);
    const pass = dbAs(tom, (db) =>
      db.document.updateMany({ where: { id }, data: { state: 'ready' } }),
    );
    await expect(pass).rejects.toThrow();
    const forge = dbAs(tom, (db) =>
      db.document.updateMany({
        where: { id },
        data: { scanVerdict: 'clean', scannedAt: new Date(), heldSince: null },
      }),
    );
    await expect(forge).rejects.toThrow();
    const open = dbAs(tom, (db) =>
      db.documentGrant.createMany({
        data: {
          id: newId(),
          documentId: id,
          personId: tom.personId,
          sessionId: tom.sessionId,
          purpose: 'open',
          createdAt: new Date(),
          expiresAt: new Date(Date.now() + 60_000),
        },
      }),
    );
    await expect(open).rejects.toThrow();
    await expect(
      ownerQuery(`UPDATE document SET state = 'ready' WHERE id = $1`, [id]),
    ).rejects.toThrow(/held_is_staged/);
    await expect(
      ownerQuery(`UPDATE document SET scan_verdict = 'clean' WHERE id = $1`, [id]),
    ).rejects.toThrow(/scan_says_when/);
  });

  it('it is one incident, however many wait and however often they are tried', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    clamd.behave('garbage');
    const ids = [await bring('one.pdf', letter), await bring('two.pdf', makePdf(['Two']))];
    await Promise.all(ids.map((id) => finishDocument(id)));
    for (const id of ids) await finishDocument(id);
    const incidents = log.mock.calls.filter(([line]) => String(line).includes('documents held'));
    expect(incidents).toHaveLength(1);
    const [held] = ids;
    const before = await rowOf(held!);
    await finishDocument(held!);
    expect((await rowOf(held!))?.held_since).toEqual(before?.held_since);
  });

  it('it is asked for again, later each time, and one job waits for it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    clamd.behave('garbage');
    const id = await bring('letter.pdf', letter);
    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.finish'`);
    await finishDocument(id);
    await finishDocument(id);
    const [job, ...more] = await jobsFor(id);
    expect(more).toEqual([]);
    const wait = (job?.startAfter.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(10_000);
    expect(wait).toBeLessThan(16_000);

    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.finish'`);
    await ownerQuery(`UPDATE document SET held_since = now() - interval '1 day'`);
    await finishDocument(id);
    const [late] = await jobsFor(id);
    const longer = (late?.startAfter.getTime() ?? 0) - Date.now();
    expect(longer).toBeGreaterThan(4 * 60_000);
    expect(longer).toBeLessThan(5 * 60_000 + 1000);
  });

  it('it goes on when the scanner answers again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    clamd.behave('garbage');
    const id = await bring('letter.pdf', letter);
    await finishDocument(id);
    clamd.behave('scans');
    await finishDocument(id);
    expect(await rowOf(id)).toMatchObject({
      state: 'ready',
      scan_verdict: 'clean',
      held_since: null,
    });
    await grantDocument(tom, { documentId: id, purpose: 'open' });
  });

  it('the worker holds it without failing, and reads it when it is asked again', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    clamd.behave('closes_early');
    const id = await bring('letter.pdf', letter);
    const worker = await startWorker({ 'document.finish': { handle: finishStagedDocument } });
    try {
      await expect
        .poll(async () => (await rowOf(id))?.held_since, { timeout: 15_000 })
        .toBeInstanceOf(Date);
      expect(log.mock.calls.some(([line]) => String(line).includes('job document.finish'))).toBe(
        false,
      );
      clamd.behave('scans');
      await expect.poll(async () => (await jobsFor(id)).length, { timeout: 5000 }).toBe(2);
      await ownerQuery(
        `UPDATE pgboss.job SET start_after = now() WHERE name = 'document.finish' AND state = 'created'`,
      );
      await expect.poll(async () => (await rowOf(id))?.state, { timeout: 15_000 }).toBe('ready');
    } finally {
      await worker.stop();
    }
  });
});

it('without a scanner nothing waits, and each document says that it was not scanned', async () => {
  delete env().CLAMD_URL;
  const id = await bringReady({ text: 'A letter' });
  expect(await rowOf(id)).toMatchObject({ state: 'ready', scanned_at: null, scan_verdict: null });
  expect((await look(tom)).find((each) => parseId('do', each.id) === id)?.scan).toEqual({
    verdict: null,
    scannedAt: null,
    found: null,
    heldSince: null,
  });
});
