import { describe, expect, it } from 'vitest';
import { addTaxRate } from '@/domain/taxes/add-tax-rate';
import { endTaxRate } from '@/domain/taxes/end-tax-rate';
import { listTaxRates } from '@/domain/taxes/list-tax-rates';
import { newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { makeRate } from './taxed';

const { ingrid, ruth, tom, dana } = cast;

const changes = () =>
  ownerQuery(
    `SELECT data FROM activity_event WHERE type = 'firm.changed' AND data->'fields' ? 'taxRates'`,
  );

describe('the taxes of the firm', () => {
  it('are an owner’s to add and to end, and the firm’s people’s to read', async () => {
    const { id } = await makeRate();
    for (const actor of [ruth, tom, dana]) {
      const added = addTaxRate(actor, { name: 'Mine', rate: '1' });
      expect((await refusal(added)).code).toBe('forbidden');
      expect((await refusal(endTaxRate(actor, { id }))).code).toBe('forbidden');
    }
    expect((await listTaxRates(tom)).map((rate) => rate.id)).toContain(publicId('tx', id));
    expect((await refusal(listTaxRates(dana))).code).toBe('forbidden');
  });

  it('are added once, however often the form is sent, and each change is in the log', async () => {
    const before = (await changes()).length;
    const rate = { name: 'Sales tax, Oregon', rate: '4,5' };
    await Promise.all([1, 2, 3].map(() => addTaxRate(ingrid, rate)));
    const added = (await listTaxRates(ingrid)).filter(({ name }) => name === rate.name);
    expect(added).toMatchObject([{ rateMilli: 4_500 }]);
    expect(await changes()).toHaveLength(before + 1);
    // Another rate of the same name is another tax.
    await addTaxRate(ingrid, { ...rate, rate: '5' });
    expect((await listTaxRates(ingrid)).filter(({ name }) => name === rate.name)).toHaveLength(2);
  });

  it('end once, and may be added again', async () => {
    const { id, name } = await makeRate();
    await endTaxRate(ingrid, { id });
    const ended = () => ownerQuery('SELECT ended_at FROM tax_rate WHERE id = $1', [id]);
    const first = await ended();
    await endTaxRate(ingrid, { id });
    expect(await ended()).toEqual(first);
    expect((await listTaxRates(ingrid)).filter((rate) => rate.name === name)).toEqual([]);
    await addTaxRate(ingrid, { name, rate: '10.35' });
    expect((await listTaxRates(ingrid)).filter((rate) => rate.name === name)).toHaveLength(1);
    expect((await refusal(endTaxRate(ingrid, { id: newId() }))).code).toBe('not_found');
  });

  it('are refused where the rate is none', async () => {
    for (const rate of ['x', '-1', '100.5', '1.2345']) {
      expect(await refusal(addTaxRate(ingrid, { name: 'Odd', rate }))).toMatchObject({
        code: 'invalid',
        fields: { rate: 'taxes.errors.rate_unreadable' },
      });
    }
  });

  it('never change: the database itself refuses it', async () => {
    const { id } = await makeRate();
    for (const sql of [
      'UPDATE tax_rate SET rate_milli = 1 WHERE id = $1',
      `UPDATE tax_rate SET name = 'Other' WHERE id = $1`,
    ]) {
      await expect(ownerQuery(sql, [id])).rejects.toThrow(/does not change/);
    }
  });
});
