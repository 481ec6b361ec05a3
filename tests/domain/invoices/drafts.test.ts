import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraft } from '@/domain/invoices/create-draft';
import { deleteDraft } from '@/domain/invoices/delete-draft';
import { DraftForm } from '@/domain/invoices/draft-form';
import { editDraft } from '@/domain/invoices/edit-draft';
import { saveAndSend, saveDraft } from '@/domain/invoices/save-draft';
import { newId, publicId } from '@/lib/ids';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { draft, line, makeDraft, makeSent } from './drafts';

type Row = Record<string, unknown>;

function stored(id: string): Promise<Row[]> {
  return ownerQuery<Row>(
    'SELECT state, title, currency, total_minor, note FROM invoice WHERE id = $1',
    [id],
  );
}

function storedLines(id: string): Promise<Row[]> {
  return ownerQuery<Row>(
    'SELECT position, description, amount_minor FROM invoice_line WHERE invoice_id = $1 ORDER BY position',
    [id],
  );
}

function form(id: string, changes: Record<string, unknown> = {}): DraftForm {
  return DraftForm.parse({
    id: publicId('in', id),
    clientId: publicId('cl', brightwater.clientId),
    title: 'Bookkeeping',
    currency: 'usd',
    dueOn: draft().dueOn,
    note: '',
    'description[]': ['Bookkeeping Plus', '', 'Discount'],
    'detail[]': ['October', '', ''],
    'quantity[]': ['3', '', '1'],
    'price[]': ['1,480.00', '', '-40'],
    ...changes,
  });
}

describe('createDraft', () => {
  it('keeps the lines in their order, and the total that they add up to', async () => {
    const id = await makeDraft({
      lines: [
        line({ quantityMilli: 1500n, unitMinor: 333n }),
        line({ description: 'Less', unitMinor: -100n }),
      ],
    });
    expect(await stored(id)).toMatchObject([{ state: 'draft', total_minor: '400' }]);
    expect(await storedLines(id)).toEqual([
      { position: 1, description: 'Payroll filing, third quarter', amount_minor: '500' },
      { position: 2, description: 'Less', amount_minor: '-100' },
    ]);
  });

  it('stores the sum of its rounded lines, whatever they are', async () => {
    const lines = fc.array(
      fc.record({
        unitMinor: fc.bigInt({ min: 0n, max: 1_000_000n }),
        quantityMilli: fc.bigInt({ min: 1n, max: 100_000n }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const id = await makeDraft({ lines: given.map((one) => line(one)) });
        // An oracle of its own: decimals by string, half away from zero.
        const expected = given.reduce((sum, { unitMinor, quantityMilli }) => {
          const product = (unitMinor * quantityMilli).toString().padStart(4, '0');
          const whole = BigInt(product.slice(0, -3));
          return sum + whole + (Number(product.at(-3)) >= 5 ? 1n : 0n);
        }, 0n);
        const [row] = await ownerQuery<{ total: string; sum: string }>(
          `SELECT i.total_minor AS total, (SELECT sum(l.amount_minor) FROM invoice_line l WHERE l.invoice_id = i.id) AS sum
           FROM invoice i WHERE i.id = $1`,
          [id],
        );
        expect(BigInt(row?.total ?? -1)).toBe(expected);
        expect(BigInt(row?.sum ?? -1)).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('makes one draft of a form that is sent twice', async () => {
    const id = newId();
    const twice = await Promise.all(
      [1, 2].map(() =>
        createDraft(cast.tom, { id, clientId: brightwater.clientId, draft: draft() }),
      ),
    );
    expect(twice.filter(({ created }) => created)).toHaveLength(1);
    expect(await storedLines(id)).toHaveLength(1);
  });

  it.each([
    [
      'an amount above the limit',
      { lines: [line({ unitMinor: 10n ** 12n, quantityMilli: 2000n })] },
    ],
    ['a total above the limit', { lines: [line({ unitMinor: 10n ** 12n }), line()] }],
    ['a total below zero', { lines: [line({ unitMinor: -1n })] }],
    ['an unknown currency', { currency: 'XXQ' }],
    ['more lines than one reads', { lines: Array.from({ length: 501 }, () => line()) }],
  ])('refuses %s', async (_name, changes) => {
    await expect(makeDraft(changes)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('finds no client that the actor does not look after', async () => {
    for (const [actor, clientId] of [
      [cast.tom, larkAndLoom.clientId],
      [cast.hugh, brightwater.clientId],
      [cast.ingrid, newId()],
    ] as const) {
      await expect(makeDraft({}, { actor, clientId })).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('editDraft', () => {
  it('writes it anew, and records which parts changed', async () => {
    const id = await makeDraft();
    await editDraft(cast.tom, {
      id,
      draft: draft({ title: 'Other', lines: [line({ unitMinor: 100n }), line()] }),
    });
    expect(await stored(id)).toMatchObject([{ title: 'Other', total_minor: '24600' }]);
    const events = await ownerQuery<Row>(
      `SELECT data FROM activity_event WHERE subject_id = $1 AND type = 'invoice.edited'`,
      [publicId('in', id)],
    );
    expect(events).toEqual([{ data: { fields: ['title', 'lines'] } }]);
  });

  it('records nothing when nothing changed', async () => {
    const id = await makeDraft();
    await editDraft(cast.tom, { id, draft: draft() });
    const events = await ownerQuery(
      `SELECT 1 FROM activity_event WHERE subject_id = $1 AND type = 'invoice.edited'`,
      [publicId('in', id)],
    );
    expect(events).toEqual([]);
  });

  it('leaves alone what has been sent', async () => {
    const id = await makeSent();
    await expect(editDraft(cast.tom, { id, draft: draft() })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(deleteDraft(cast.tom, { id })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('deleteDraft', () => {
  it('takes its lines with it', async () => {
    const id = await makeDraft();
    await deleteDraft(cast.tom, { id });
    expect(await stored(id)).toEqual([]);
    expect(await storedLines(id)).toEqual([]);
    await expect(deleteDraft(cast.tom, { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('saveDraft', () => {
  it('reads what people write, and passes over rows that are blank', async () => {
    const id = newId();
    const { version } = await saveDraft(cast.tom, form(id));
    await saveDraft(cast.tom, form(id, { note: 'Thank you', version }));
    expect(await stored(id)).toMatchObject([
      { title: 'Bookkeeping', currency: 'USD', total_minor: '440000', note: 'Thank you' },
    ]);
    expect(await storedLines(id)).toMatchObject([
      { description: 'Bookkeeping Plus' },
      { description: 'Discount' },
    ]);
  });

  it('names it for its first line where it has no title', async () => {
    const id = newId();
    await saveDraft(cast.tom, form(id, { title: ' ' }));
    expect(await stored(id)).toMatchObject([{ title: 'Bookkeeping Plus' }]);
  });

  it('says everything that is wrong, at its field', async () => {
    const wrong = form(newId(), {
      dueOn: '2026-02-30',
      'description[]': ['', 'Ok'],
      'detail[]': ['', ''],
      'quantity[]': ['x', '1'],
      'price[]': ['1.234', '€4'],
    });
    await expect(saveDraft(cast.tom, wrong)).rejects.toMatchObject({
      code: 'invalid',
      fields: {
        dueOn: 'errors.day_invalid',
        'lines.0.description': 'errors.required',
        'lines.0.quantity': 'errors.quantity_unreadable',
        'lines.0.price': 'errors.money_decimals',
        'lines.1.price': 'errors.money_other_currency',
      },
    });
  });
});

describe('saveAndSend', () => {
  it('does both, once, however often it is pressed', async () => {
    const id = newId();
    const sent = await Promise.all([1, 2, 3].map(() => saveAndSend(cast.tom, form(id))));
    expect(new Set(sent.map(({ number }) => number)).size).toBe(1);
    expect(await stored(id)).toMatchObject([{ state: 'open', total_minor: '440000' }]);
  });

  it('does neither when it can’t be sent', async () => {
    const id = newId();
    await expect(saveAndSend(cast.tom, form(id, { dueOn: '' }))).rejects.toMatchObject({
      fields: { dueOn: 'invoices.errors.no_due_day' },
    });
    expect(await stored(id)).toEqual([]);
  });
});
