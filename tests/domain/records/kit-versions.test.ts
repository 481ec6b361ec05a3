import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { finishDocument } from '@/domain/intake/finish-document';
import { getDocument } from '@/domain/documents/get-document';
import { getExitKit } from '@/domain/records/get-exit-kit';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { bringVersion } from '@/domain/versions/bring-version';
import { publishVersion } from '@/domain/versions/publish-version';
import { withClock } from '@/lib/clock';
import * as storage from '@/lib/storage';
import { publishOne } from '@/tests/domain/documents/bring';
import { makePdf, send } from '@/tests/domain/documents/make-files';
import { askToSign, publishPdf, sign } from '@/tests/domain/signing/signing';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { finishSigning } from '@/worker/handlers/signing-finish';
import { clearRecords, DAY_MS, sweepIn } from './keeping';
import { looksOf, makeFor, read, unzip } from './kits';

const { ingrid, dana, tom } = cast;

beforeEach(async () => {
  await clearRecords();
  await ownerQuery('UPDATE session SET proved_at = now()');
});

/** One whose client is read from its text. */
const pdfOf = (text: string) => makePdf([`${brightwater.name}: ${text}`]);

/** A newer version, published by Tom. */
async function replace(documentId: string, bytes: Buffer): Promise<void> {
  const { newerId } = await bringVersion(tom, {
    ...{ documentId, filename: 'corrected.pdf', declaredBytes: bytes.length, source: send(bytes) },
  });
  await finishDocument(newerId);
  await publishVersion(tom, { documentId, newerId, changed: 'The rent is right' });
}

describe('everything of a client', () => {
  it('has every version of a document, byte for byte, and says what changed, when and by whom', async () => {
    const first = pdfOf('The first rent');
    const second = pdfOf('The second rent');
    const lease = await publishPdf({ bytes: first, filename: 'lease.pdf' });
    await replace(lease, second);
    const lone = await publishOne({ title: 'Lone' });
    const kitId = await makeFor(dana);
    const files = await unzip(await read(dana, kitId));
    const folder = 'documents/2026/Contracts and NDAs/';
    expect(files.get(`${folder}corrected.pdf`)?.equals(second)).toBe(true);
    const before = `${folder}Before corrected/Version 1, lease.pdf`;
    expect(files.get(before)?.equals(first)).toBe(true);
    expect([...files.keys()].filter((path) => path.startsWith(folder))).toHaveLength(2);
    const csv = files.get('index.csv')?.toString() ?? '';
    const rowOf = (path: string) => csv.split('\r\n').find((line) => line.includes(path)) ?? '';
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(rowOf(before)).toMatch(
      new RegExp(`,1,,\\d{4}-[-\\d]+T[:.\\d]+Z,Tom [A-Z]\\w+,\\d+,${hash(first)}$`),
    );
    expect(rowOf('/corrected.pdf')).toMatch(
      new RegExp(`,2,The rent is right,\\d{4}-.+Z,Tom [A-Z]\\w+,\\d+,${hash(second)}$`),
    );
    const page = files.get('index.html')?.toString() ?? '';
    expect(page).toMatch(/version 2 of 2: The rent is right/);
    expect(page).toContain('Before%20corrected/Version%201%2C%20lease.pdf');
    // One look at each document, and the newest version is not new to its reader any more.
    expect((await looksOf(lease)).map(({ name }) => name)).toEqual(['Dana Whitlock']);
    expect((await getDocument(dana, lease)).openedAt).not.toBeNull();
    expect(
      await ownerQuery('SELECT version FROM document_grant WHERE document_id = $1 ORDER BY 1', [
        lease,
      ]),
    ).toEqual([{ version: 1 }, { version: 2 }]);
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'document.downloaded'`),
    ).toHaveLength(2);
    expect((await looksOf(lone)).map(({ name }) => name)).toEqual(['Dana Whitlock']);
    expect((await getExitKit(dana, {})).kit).toMatchObject({ files: files.size });
  });

  it('has of a signed document what was signed too, and of one version alone that can’t be read the others', async () => {
    const original = pdfOf('The terms');
    const signed = await publishPdf({ bytes: original, filename: 'terms.pdf' });
    const id = await askToSign(signed);
    await sign(dana, { id, documentId: signed });
    await finishSigning({ requestId: id });
    const lease = await publishPdf({ bytes: pdfOf('Lost'), filename: 'lease.pdf' });
    await replace(lease, pdfOf('There'));
    const [lost] = await ownerQuery<{ storage_key: string }>(
      'SELECT storage_key FROM document_version WHERE document_id = $1 AND number = 1',
      [lease],
    );
    await storage.removeObject(lost?.storage_key ?? '');
    await ownerQuery('UPDATE session SET proved_at = now()');
    const files = await unzip(await read(dana, await makeFor(dana)));
    const folder = 'documents/2026/Contracts and NDAs/';
    expect([...files.keys()].filter((path) => path.startsWith(folder)).sort()).toEqual([
      `${folder}Before terms/Version 1, terms.pdf`,
      `${folder}corrected.pdf`,
      `${folder}terms.pdf`,
    ]);
    expect(files.get(`${folder}Before terms/Version 1, terms.pdf`)?.equals(original)).toBe(true);
    const together = files.get(`${folder}terms.pdf`) ?? Buffer.alloc(0);
    expect(together.subarray(0, original.length).equals(original)).toBe(true);
    expect(together.length).toBeGreaterThan(original.length);
    const csv = files.get('index.csv')?.toString() ?? '';
    expect(csv).toMatch(
      /terms\.pdf,Contracts[^,]*,"Non-disclosure agreement, signed",2026,1,,.+Z,Dana Whitlock,/,
    );
    expect(csv).toMatch(/\r\n,Contracts[^,]*,Non-disclosure agreement \(could not be read/);
  });

  it('has nothing of what was destroyed, and tells the firm that it was', async () => {
    const lease = await publishPdf({ bytes: pdfOf('Gone one'), filename: 'lease.pdf' });
    await replace(lease, pdfOf('Gone two'));
    await scheduleDeletion(ingrid, { documentId: lease, title: 'Non-disclosure agreement' });
    await sweepIn(8);
    const later = new Date(Date.now() + 8.1 * DAY_MS);
    await ownerQuery('UPDATE session SET proved_at = $1', [later]);
    await withClock(later, async () => {
      for (const actor of [tom, dana]) {
        const files = await unzip(await read(actor, await makeFor(actor)));
        expect([...files.keys()].filter((path) => path.startsWith('documents/'))).toEqual([]);
        const log = files.get('Activity/activity.jsonl')?.toString() ?? '';
        expect(log.includes('"document.deleted"')).toBe(actor === tom);
      }
    });
  });
});
