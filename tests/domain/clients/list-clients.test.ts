import { beforeAll, describe, expect, it } from 'vitest';
import { ClientFilter } from '@/domain/clients/client-filter';
import { clientsLede, clientsSentence } from '@/domain/clients/clients-sentence';
import { getClient } from '@/domain/clients/get-client';
import { listClients } from '@/domain/clients/list-clients';
import { sumUpClients } from '@/domain/clients/sum-up-clients';
import type { EmployeeActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { ingrid, ruth, tom, hugh } = cast;
const monday = new Date('2026-11-23T18:00:00Z');
const at = <T>(work: () => Promise<T>): Promise<T> => withClock(monday, work);

const list = (actor: EmployeeActor, filter: Record<string, string> = {}) =>
  at(() => listClients(actor, ClientFilter.parse(filter)));
const summary = (actor: EmployeeActor, filter: Record<string, string> = {}) =>
  at(() => sumUpClients(actor, ClientFilter.parse(filter)));

let number = 5000;

async function invoice(
  clientId: string,
  total: number,
  { currency = 'USD', dueOn = '2026-12-04', paid = 0, state = 'open' } = {},
): Promise<string> {
  const id = newId();
  await ownerQuery(
    `INSERT INTO invoice (id, client_id, number, state, title, currency, total_minor, paid_minor, issued_on, due_on)
     VALUES ($1, $2, $3, $4, 'Bookkeeping', $5, $6, $7, '2026-11-01', $8)`,
    [id, clientId, String((number += 1)), state, currency, total, paid, dueOn],
  );
  return id;
}

async function signal(
  clientId: string,
  rule: string,
  severity: string,
  state = 'open',
): Promise<void> {
  await ownerQuery(
    `WITH one AS (
       INSERT INTO signal_case (id, client_id, root_kind, root_id, severity, state, opened_at, raised_at, changed_at, ended_at)
       VALUES ($1, $2, 'page', $3, $4::severity, $5::text::case_state, now(), now(), now(), CASE WHEN $5::text = 'dismissed' THEN now() END)
       RETURNING id)
     INSERT INTO signal (id, client_id, rule, severity, state, episode_at, raised_at, evidence, case_id)
     SELECT id, $2, $3, $4::severity, $5::text::signal_state, now(), now(), '{}', id FROM one`,
    [newId(), clientId, rule, severity, state],
  );
}

beforeAll(async () => {
  const late = await invoice(brightwater.clientId, 200_000, { dueOn: '2026-11-15', paid: 50_000 });
  await invoice(brightwater.clientId, 24_500);
  await invoice(brightwater.clientId, 38_000, { currency: 'EUR' });
  await invoice(brightwater.clientId, 99_900, { state: 'paid', paid: 99_900 });
  await invoice(larkAndLoom.clientId, 10_000);
  await ownerQuery(
    `WITH paid AS (
       INSERT INTO payment (id, client_id, state, method, currency, amount_minor)
       VALUES ($1, $2, 'processing', 'bank_debit', 'USD', 60000) RETURNING id, client_id)
     INSERT INTO allocation (id, client_id, invoice_id, payment_id, amount_minor)
     SELECT uuidv7(), client_id, $3, id, 60000 FROM paid`,
    [newId(), brightwater.clientId, late],
  );
  await ownerQuery(
    `INSERT INTO ledger_entry (id, client_id, kind, currency, amount_minor, "on")
     VALUES ($1, $3, 'payment', 'USD', -149900, '2026-03-01'), ($2, $3, 'payment', 'USD', -500, '2025-12-31')`,
    [newId(), newId(), brightwater.clientId],
  );
  // Owes by the ledger $25.00 less than on the bills: that is credit.
  await ownerQuery(
    `INSERT INTO client_balance (client_id, currency, balance_minor) VALUES ($1, 'USD', 172000), ($1, 'EUR', 38000)`,
    [brightwater.clientId],
  );
  await signal(brightwater.clientId, 'status_recheck', 'medium');
  await signal(brightwater.clientId, 'payment_failed', 'high');
  await signal(larkAndLoom.clientId, 'error_hit', 'medium', 'dismissed');
});

describe('the list of clients', () => {
  it('shows each reader those that they look after, who needs somebody first', async () => {
    expect((await list(ruth)).rows.map(({ name }) => name)).toEqual([brightwater.name]);
    expect((await list(hugh)).rows.map(({ name }) => name)).toEqual([larkAndLoom.name]);
    expect((await list(ingrid)).rows.map(({ name }) => name)).toEqual([
      brightwater.name,
      larkAndLoom.name,
    ]);
  });

  it('says of each who they are, what they owe, and what they need', async () => {
    const [row] = (await list(tom)).rows;
    expect(row).toMatchObject({
      id: publicId('cl', brightwater.clientId),
      contact: { name: 'Dana Whitlock' },
      manager: { name: 'Ruth Adeyemi', isSelf: false },
      ownPart: 'staff',
      lastHereAt: null,
      need: { severity: 'high', rule: 'payment_failed', others: 1 },
    });
    expect(row?.owed).toEqual([
      { owed: { amountMinor: 174_500n, currency: 'USD' }, pastDueMinor: 90_000n, daysPastDue: 8 },
      { owed: { amountMinor: 38_000n, currency: 'EUR' }, pastDueMinor: 0n, daysPastDue: 0 },
    ]);
  });

  it('is found by a part of a name, a person, or with a slip of the pen', async () => {
    const found = async (q: string) => (await list(ingrid, { q })).rows.map(({ name }) => name);
    expect(await found('loom')).toEqual([larkAndLoom.name]);
    expect(await found('Whitlock')).toEqual([brightwater.name]);
    expect(await found('client@porch')).toEqual([brightwater.name]);
    expect(await found('brightwatr')).toEqual([brightwater.name]);
    expect(await found('100%')).toEqual([]);
    expect(await found('\\')).toEqual([]);
  });

  it('is narrowed by who looks after them and by what they owe', async () => {
    const names = async (filter: Record<string, string>) =>
      (await list(ingrid, filter)).rows.map(({ name }) => name);
    expect(await names({ with: publicId('em', hugh.employeeId) })).toEqual([larkAndLoom.name]);
    expect(await names({ with: 'me' })).toEqual([]);
    expect(await names({ owing: 'past_due' })).toEqual([brightwater.name]);
    expect(await names({ owing: 'owing', sort: 'name' })).toEqual([
      brightwater.name,
      larkAndLoom.name,
    ]);
    await expect(list(ingrid, { with: 'em_nobody' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('goes on where its page ended', async () => {
    const names = Array.from(
      { length: 120 },
      (_, place) => `Client ${String(place).padStart(3, '0')}`,
    );
    for (const name of names) {
      await ownerQuery(
        `INSERT INTO client (id, name, currency, since) VALUES ($1, $2, 'USD', '2026-01-01')`,
        [newId(), name],
      );
    }
    for (const sort of ['needs', 'name']) {
      const seen: string[] = [];
      let after = '';
      do {
        const { rows, more } = await list(ingrid, { sort, after });
        seen.push(...rows.map(({ name }) => name));
        after = more ?? '';
      } while (after);
      expect(seen).toHaveLength(122);
      expect(new Set(seen).size).toBe(122);
      expect(seen[0]).toBe(brightwater.name);
    }
    expect((await list(ingrid, { after: 'nonsense' })).rows[0]?.name).toBe(brightwater.name);
    await ownerQuery(`DELETE FROM client WHERE name LIKE 'Client %'`);
  });
});

describe('its first sentence', () => {
  const t = translator();

  it('says how many need somebody, and what they owe', async () => {
    const all = await summary(ingrid);
    expect(clientsSentence(all, false, t)).toBe(
      'One of your 2 clients needs somebody; the other one is fine.',
    );
    expect(clientsLede(all, t, 'en-US')).toBe(
      'They owe $1,845.00 and €380.00, of it $900.00 past due.',
    );
    const one = await summary(hugh);
    expect(clientsSentence(one, false, t)).toBe(
      'Your one client is fine; nothing waits for anybody.',
    );
    expect(clientsLede(one, t, 'en-US')).toBe('It owes $100.00, none of it past due.');
    expect(clientsSentence(await summary(ingrid, { q: 'loom' }), true, t)).toBe(
      'One client matches and is fine.',
    );
    expect(clientsSentence({ count: 38, needing: 9, owed: [], pastDue: [] }, false, t)).toBe(
      'Nine of your 38 clients need somebody; the other 29 are fine.',
    );
    expect(clientsSentence({ count: 0, needing: 0, owed: [], pastDue: [] }, false, t)).toBe(
      'You have no clients yet.',
    );
  });
});

describe('one client’s money', () => {
  it('stands by currency: open, past due, clearing, paid this year', async () => {
    const { money, year } = await at(() =>
      getClient(ruth, { client: publicId('cl', brightwater.clientId) }),
    );
    expect(year).toBe(2026);
    expect(money).toEqual([
      {
        currency: 'USD',
        openMinor: 174_500n,
        pastDueMinor: 90_000n,
        clearingMinor: 60_000n,
        creditMinor: 2_500n,
        paidThisYearMinor: 149_900n,
      },
      {
        currency: 'EUR',
        openMinor: 38_000n,
        pastDueMinor: 0n,
        clearingMinor: 0n,
        creditMinor: 0n,
        paidThisYearMinor: 0n,
      },
    ]);
  });
});
