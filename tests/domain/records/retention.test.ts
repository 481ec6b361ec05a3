import { beforeEach, describe, expect, it } from 'vitest';
import { changeRetention } from '@/domain/records/change-retention';
import { listRecords } from '@/domain/records/list-records';
import { placeHold } from '@/domain/records/place-hold';
import { DEFAULT_YEARS } from '@/domain/records/retention';
import { scheduleDeletion } from '@/domain/records/schedule-deletion';
import { todayIn } from '@/lib/clock';
import { parseId } from '@/lib/ids';
import { publishOne } from '@/tests/domain/documents/bring';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearRecords, sweepIn } from './keeping';

const { ingrid } = cast;
const { clientId } = brightwater;

beforeEach(clearRecords);

describe('what has been kept long enough', () => {
  const thisYear = Number(todayIn('America/Los_Angeles').slice(0, 4));

  it('is proposed once its years are over, and nothing goes by itself', async () => {
    const old = await publishOne({ title: 'Old', category: 'payroll', year: thisYear - 5 });
    await publishOne({ title: 'Not yet', category: 'payroll', year: thisYear - 4 });
    await publishOne({ title: 'For ever', category: 'contract', year: 1990 });
    const held = await publishOne({ title: 'Held', category: 'payroll', year: thisYear - 9 });
    await placeHold(ingrid, { clientId, documentId: held, reason: 'Audit' });
    const list = await listRecords(ingrid, {});
    expect(list.over.map((row) => [parseId('do', row.id), row.keptThrough])).toEqual([
      [old, thisYear - 1],
    ]);
    expect(list).toMatchObject({ overCount: 1, next: null });
    expect(list.held).toMatchObject([{ document: { title: 'Held' }, reason: 'Audit' }]);
    await sweepIn(400);
    expect(await ownerQuery('SELECT 1 FROM document')).toHaveLength(4);
    await scheduleDeletion(ingrid, { documentId: old, title: 'Old' });
    const after = await listRecords(ingrid, {});
    expect(after.over).toEqual([]);
    expect(after.leaving).toMatchObject([{ title: 'Old', askedBy: 'Ingrid Alder' }]);
  });

  it('follows the years that the firm has said', async () => {
    await publishOne({ title: 'Contract', category: 'contract', year: thisYear - 3 });
    expect((await listRecords(ingrid, {})).over).toEqual([]);
    await changeRetention(ingrid, { ...DEFAULT_YEARS, contract: 2 });
    expect((await listRecords(ingrid, {})).over).toMatchObject([{ title: 'Contract' }]);
    await changeRetention(ingrid, { ...DEFAULT_YEARS, contract: null });
    expect((await listRecords(ingrid, {})).over).toEqual([]);
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'firm.changed'`),
    ).toHaveLength(2);
    await changeRetention(ingrid, DEFAULT_YEARS);
    expect(
      await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'firm.changed'`),
    ).toHaveLength(2);
    await expect(changeRetention(ingrid, { ...DEFAULT_YEARS, tax: 0 })).rejects.toMatchObject({
      fields: { tax: 'records.errors.years' },
    });
  });

  it('is listed page by page', async () => {
    for (let number = 0; number < 27; number += 1) {
      await publishOne({ title: `Old ${number}`, category: 'payroll', year: 2000 });
    }
    const first = await listRecords(ingrid, {});
    const second = await listRecords(ingrid, { cursor: first.next ?? '' });
    expect([first.over.length, second.over.length, second.next]).toEqual([25, 2, null]);
    expect(first.overCount).toBe(27);
  });
});
