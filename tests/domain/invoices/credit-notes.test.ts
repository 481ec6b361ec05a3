import { beforeAll, describe, expect, it } from 'vitest';
import { creditSentence, firmCreditSentence } from '@/domain/invoices/credit-sentence';
import { getCreditNote } from '@/domain/invoices/get-credit-note';
import { listCreditNotes } from '@/domain/invoices/list-credit-notes';
import { type Actor, PUBLIC } from '@/lib/actor';
import { newId, parseId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { makeSent } from './drafts';
import { giveCredit } from './payments';

const withoutBills = {
  ...cast.marco,
  rights: { billing: false, documents: true, colleagues: false },
};

/** A credit note that belongs to no invoice, as the import makes them, with a line for each amount. */
async function giveLoose(
  number: string,
  { clientId = brightwater.clientId, on = '2010-12-02', lines = [1250n], reason = 'Candles' } = {},
): Promise<string> {
  const id = newId();
  const total = lines.reduce((sum, amount) => sum + amount, 0n);
  await ownerQuery(
    `INSERT INTO credit_note (id, client_id, number, currency, total_minor, issued_on, reason)
     VALUES ($1, $2, $3, 'GBP', $4, $5, $6)`,
    [id, clientId, number, total, on, reason],
  );
  for (const [place, amount] of lines.entries()) {
    await ownerQuery(
      `INSERT INTO credit_note_line (id, credit_note_id, client_id, position, description, quantity_milli, unit_minor, amount_minor)
       VALUES ($1, $2, $3, $4, $5, 2000, $6, $7)`,
      [newId(), id, clientId, place + 1, `Candle ${place + 1}`, amount / 2n, amount],
    );
  }
  return id;
}

const ids = {} as Record<'loose' | 'tied' | 'invoice' | 'neighbour', string>;

/** Many on few days, so that only the id tells them apart. */
beforeAll(async () => {
  ids.loose = await giveLoose('C536379', { lines: [1000n, 250n] });
  ids.invoice = await makeSent({ title: 'Payroll filing' });
  await giveCredit(ids.invoice, { number: 'CN-1', amountMinor: 2_500n, on: '2026-11-20' });
  const [tied] = await ownerQuery<{ id: string }>(
    `SELECT id FROM credit_note WHERE number = 'CN-1'`,
  );
  ids.tied = tied?.id ?? '';
  for (let n = 0; n < 24; n += 1) {
    await giveLoose(`C${n}`, { on: `2011-01-0${1 + (n % 3)}` });
  }
  ids.neighbour = await giveLoose('C900', { clientId: larkAndLoom.clientId });
});

async function walk(actor: Actor, clientId?: string) {
  const seen: { id: string; issuedOn: string }[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 10; pages += 1) {
    const { rows, more } = await listCreditNotes(actor, { clientId, cursor });
    expect(rows.length).toBeLessThanOrEqual(10);
    seen.push(...rows);
    if (!more) return seen;
    cursor = more;
  }
  throw new Error('The list does not end.');
}

describe('listCreditNotes', () => {
  it('shows a client each of its own once, the newest first, those of no invoice among them', async () => {
    const seen = await walk(cast.dana);
    expect(seen).toHaveLength(26);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(26);
    const days = seen.map(({ issuedOn }) => issuedOn);
    expect(days).toEqual([...days].sort().reverse());
    expect(seen[0]?.id).toBe(publicId('cn', ids.tied));
    expect(seen.at(-1)).toEqual({
      id: publicId('cn', ids.loose),
      number: 'C536379',
      reason: 'Candles',
      totalMinor: 1250n,
      currency: 'GBP',
      issuedOn: '2010-12-02',
    });
  });

  it('shows a contact their own client’s, whichever they name', async () => {
    const seen = await walk(cast.joan, brightwater.clientId);
    expect(seen.map(({ id }) => parseId('cn', id))).toEqual([ids.neighbour]);
  });

  it.each<[string, Actor]>([
    ['who looks after it', cast.tom],
    ['who owns the firm', cast.ingrid],
  ])('shows one client’s to an employee %s', async (_who, actor) => {
    expect(await walk(actor, brightwater.clientId)).toEqual(await walk(cast.dana));
  });

  it('is empty for an employee who does not look after the client, and asks of which client', async () => {
    expect(await listCreditNotes(cast.hugh, brightwater)).toEqual({ rows: [], more: null });
    await expect(listCreditNotes(cast.ingrid, {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps to the year that is asked for', async () => {
    const { rows, more } = await listCreditNotes(cast.dana, { year: 2010 });
    expect(rows.map(({ number }) => number)).toEqual(['C536379']);
    expect(more).toBeNull();
    const in2011 = await listCreditNotes(cast.dana, { year: 2011 });
    expect(in2011.rows.every(({ issuedOn }) => issuedOn.startsWith('2011'))).toBe(true);
    expect(in2011.more).not.toBeNull();
  });

  it.each([
    '',
    '.',
    'draft.cn_00000000000000000000000000',
    '2011-01-02.in_00000000000000000000000000',
    'x'.repeat(100),
  ])('begins at the start where the address was cut short: "%s"', async (cursor) => {
    expect(await listCreditNotes(cast.dana, { cursor })).toEqual(
      await listCreditNotes(cast.dana, {}),
    );
  });

  it.each<[string, Actor]>([
    ['a contact without the right to see bills', withoutBills],
    ['nobody', PUBLIC],
  ])('is forbidden for %s', async (_who, actor) => {
    await expect(listCreditNotes(actor, brightwater)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('getCreditNote', () => {
  it.each<[string, Actor]>([
    ['the client', cast.dana],
    ['the firm', cast.tom],
  ])('shows %s one that belongs to no invoice, with its lines', async (_who, actor) => {
    expect(await getCreditNote(actor, { id: ids.loose })).toMatchObject({
      id: publicId('cn', ids.loose),
      number: 'C536379',
      reason: 'Candles',
      client: { id: publicId('cl', brightwater.clientId), name: brightwater.name },
      invoice: null,
      totalMinor: 1250n,
      currency: 'GBP',
      issuedOn: '2010-12-02',
      lines: [
        { description: 'Candle 1', quantityMilli: 2000n, unitMinor: 500n, amountMinor: 1000n },
        { description: 'Candle 2', quantityMilli: 2000n, unitMinor: 125n, amountMinor: 250n },
      ],
    });
  });

  it('names the invoice that it credits', async () => {
    const [bill] = await ownerQuery<{ number: string }>(
      'SELECT number FROM invoice WHERE id = $1',
      [ids.invoice],
    );
    const note = await getCreditNote(cast.dana, { id: ids.tied });
    expect(note.invoice).toEqual({ id: publicId('in', ids.invoice), number: bill?.number });
    expect(note.lines).toEqual([]);
  });

  it.each<[string, Actor, () => string]>([
    ['the neighbour', cast.joan, () => ids.loose],
    ['whoever does not look after the client', cast.hugh, () => ids.loose],
    ['anybody, where there is none', cast.ingrid, () => newId()],
  ])('is not found by %s', async (_who, actor, id) => {
    await expect(getCreditNote(actor, { id: id() })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is forbidden without the right to see bills', async () => {
    await expect(getCreditNote(withoutBills, { id: ids.loose })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('the sentence over a credit note', () => {
  const words = { t: translator(), locale: 'en-US', today: '2026-11-24' };
  const client = { name: 'Brightwater Ceramics LLC' };
  const old = { totalMinor: 1250n, currency: 'GBP', issuedOn: '2010-12-02', client };
  const fresh = { totalMinor: 184_000n, currency: 'JPY', issuedOn: '2026-11-20', client };
  const nothing = { ...old, totalMinor: 0n };
  const plain = (text: string) => text.replace(/\u00a0/g, ' ');

  it.each([
    ['£12.50 was taken off what you owe on Thursday 2 December 2010.', old],
    ['¥184,000 was taken off what you owe on Friday 20 November.', fresh],
    ['This credit note is on record, and changes nothing in what you owe.', nothing],
  ])('for the client: %s', (sentence, note) => {
    expect(plain(creditSentence(note, words))).toBe(sentence);
  });

  it.each([
    ['Brightwater Ceramics LLC was credited £12.50 on Thu 2 Dec 2010.', old],
    ['Brightwater Ceramics LLC was credited ¥184,000 on Fri 20 Nov.', fresh],
    [
      'This credit note is on record, and changes nothing in what Brightwater Ceramics LLC owes.',
      nothing,
    ],
  ])('for the firm: %s', (sentence, note) => {
    expect(plain(firmCreditSentence(note, words))).toBe(sentence);
  });
});
