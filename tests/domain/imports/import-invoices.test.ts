import { beforeAll, describe, expect, it } from 'vitest';
import { importInvoices, type Rejection } from '@/domain/imports/import-invoices';
import { findImportManager } from '@/domain/imports/find-manager';
import { onlineRetail } from '@/domain/imports/mappings/online-retail';
import type { MachineActor } from '@/lib/actor';
import { emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const actor: MachineActor = { kind: 'import' };
const header = [...onlineRetail.columns];

function line(
  number: string,
  quantity: string,
  price: string,
  more: Partial<Record<string, string>> = {},
) {
  const record: Record<string, string> = {
    InvoiceNo: number,
    StockCode: '85123A',
    Description: 'WHITE HANGING HEART T-LIGHT HOLDER',
    Quantity: quantity,
    InvoiceDate: '12/1/10 8:26',
    UnitPrice: price,
    CustomerID: '17850',
    Country: 'United Kingdom',
    ...more,
  };
  return header.map((column) => record[column] ?? '');
}

async function* numbered(rows: string[][]) {
  for (const [place, fields] of rows.entries()) yield { lineNumber: place + 2, fields };
}

async function run(rows: string[][], as: 'paid' | 'open' = 'paid', mapping = onlineRetail) {
  const rejections: Rejection[] = [];
  const summary = await importInvoices(actor, {
    mapping,
    header,
    records: numbered(rows),
    as,
    managerId: await findImportManager(actor, emails.ruth),
    onRejected: (rejection) => void rejections.push(rejection),
  });
  return { summary, rejections };
}

const LIFE = [
  line('536365', '6', '2.55'),
  line('536366', '10', '1.25', { CustomerID: '13047' }),
  // Exact duplicates are lines of their own, and lines of one invoice may stand apart.
  line('536365', '6', '2.55'),
  line('536365', '1', '0'),
  line('C536379', '-1', '27.5', { StockCode: 'D', Description: 'Discount' }),
  line('536370', '3', '2.10', { CustomerID: '' }),
  line('536371', '-3', '2.10'),
  line('536372', '3', '-2.10'),
  line('536373', '3', '2.105'),
  line('536374', '3', '2.10', { InvoiceDate: '13/45/10 8:26' }),
  line('', '3', '2.10'),
  ['536375', 'cut off'],
  line('536365', '2', '2.55', { CustomerID: '99999' }),
];

describe('taking over invoices', () => {
  let first: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    first = await run(LIFE);
  });

  it('accounts for every line', () => {
    expect(first.summary).toEqual({
      read: 13,
      taken: 5,
      rejected: 8,
      clients: 2,
      invoices: 2,
      creditNotes: 1,
    });
    expect(Object.fromEntries(first.rejections.map((r) => [r.lineNumber, r.reason]))).toEqual({
      7: 'no_client',
      8: 'quantity_not_positive',
      9: 'price_negative',
      10: 'price_invalid',
      11: 'day_invalid',
      12: 'no_invoice_number',
      13: 'columns_missing',
      14: 'differs_from_invoice',
    });
  });

  it('keeps number, day and sum, and is paid in full on its day', async () => {
    const [invoice] = await ownerQuery<Record<string, unknown>>(
      `SELECT i.number, i.state, i.total_minor::int AS total, i.paid_minor::int AS paid, i.currency,
              i.issued_on::text AS day, p.received_on::text AS paid_on, p.amount_minor::int AS amount,
              (SELECT count(*)::int FROM invoice_line l WHERE l.invoice_id = i.id) AS lines
       FROM invoice i JOIN allocation a ON a.invoice_id = i.id JOIN payment p ON p.id = a.payment_id WHERE i.number = '536365'`,
    );
    expect(invoice).toEqual({
      number: '536365',
      state: 'paid',
      total: 3060,
      paid: 3060,
      currency: 'GBP',
      day: '2010-12-01',
      paid_on: '2010-12-01',
      amount: 3060,
      lines: 3,
    });
  });

  it('takes a cancellation as a credit note, and keeps the balance in step with the ledger', async () => {
    const notes = await ownerQuery('SELECT number, total_minor::int AS total FROM credit_note');
    expect(notes).toEqual([{ number: 'C536379', total: 2750 }]);
    const balances = await ownerQuery(
      `SELECT b.balance_minor::int AS kept, sum(e.amount_minor)::int AS counted
       FROM client_balance b JOIN ledger_entry e USING (client_id, currency)
       JOIN client c ON c.id = b.client_id WHERE c.source_key = '17850' GROUP BY b.balance_minor`,
    );
    expect(balances).toEqual([{ kept: -2750, counted: -2750 }]);
  });

  it('gives new clients to the manager', async () => {
    const rows = await ownerQuery(
      `SELECT c.name, p.email FROM client c JOIN assignment a ON a.client_id = c.id AND a.part = 'manager'
       JOIN employee e ON e.id = a.employee_id JOIN person p ON p.id = e.person_id
       WHERE c.source = 'online-retail' ORDER BY c.name`,
    );
    expect(rows).toEqual([
      { name: 'Customer 13047', email: emails.ruth },
      { name: 'Customer 17850', email: emails.ruth },
    ]);
  });

  it('makes nothing twice, and says that what is there is taken', async () => {
    const { summary } = await run(LIFE);
    expect(summary).toMatchObject({
      read: 13,
      taken: 5,
      rejected: 8,
      clients: 0,
      invoices: 0,
      creditNotes: 0,
    });
    const again = await run([...LIFE, line('536365', '1', '9.99')]);
    expect(again.rejections).toContainEqual({ lineNumber: 15, reason: 'already_final' });
  });

  it('leaves them open when told so, and says that they were sent', async () => {
    await run([line('600001', '2', '5')], 'open');
    const rows = await ownerQuery(
      `SELECT i.state, i.paid_minor::int AS paid, e.type FROM invoice i
       JOIN activity_event e ON e.client_id = i.client_id AND e.type = 'invoice.sent' WHERE i.number = '600001'`,
    );
    expect(rows).toEqual([{ state: 'open', paid: 0, type: 'invoice.sent' }]);
  });

  it('refuses a number that the firm gave to another invoice', async () => {
    const elsewhere = { ...onlineRetail, source: 'elsewhere' };
    const { summary, rejections } = await run([line('600001', '2', '5')], 'paid', elsewhere);
    expect(summary).toMatchObject({ taken: 0, rejected: 1, invoices: 0 });
    expect(rejections).toEqual([{ lineNumber: 2, reason: 'number_taken' }]);
  });

  it('names the columns that a file lacks', async () => {
    await expect(
      importInvoices(actor, {
        mapping: onlineRetail,
        header: ['InvoiceNo', 'Quantity'],
        records: numbered([]),
        as: 'paid',
        managerId: null,
        onRejected: () => {},
      }),
    ).rejects.toMatchObject({ code: 'invalid', messageKey: 'imports.columns_missing' });
  });

  it('knows nobody of the firm by a stranger’s address', async () => {
    await expect(findImportManager(actor, emails.dana)).rejects.toMatchObject({ code: 'invalid' });
  });
});
