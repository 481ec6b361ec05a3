import type { Client } from 'pg';
import type { Rows } from '../world/rows';
import { writeVersions } from './write-versions';

type Table = keyof Rows;
type Row = Record<string, unknown>;

const ROWS_AT_ONCE = 3_000;

/**
 * Writes all rows in one transaction, or none. The tables' owner is under row-level security like everybody (FORCE); it
 * is lifted for this transaction alone, which nobody else can look into, and back before it ends.
 * @throws Error when there is a firm already
 */
export async function writeRows(owner: Client, rows: Rows): Promise<void> {
  const tables = Object.keys(rows) as Table[];
  await owner.query('BEGIN');
  try {
    await setForced(owner, tables, false);
    const found = await owner.query('SELECT name FROM firm');
    if (found.rowCount !== 0)
      throw new Error('There is a firm already: the demo is for an empty database.');
    for (const table of tables) {
      if (table === 'invoice') await insert(owner, table, rows.invoice.map(asDraft));
      else if (table === 'documentVersion')
        await writeVersions(owner, asJson(rows.documentVersion));
      else await insert(owner, table, rows[table]);
      if (table === 'invoiceLine') await makeFinal(owner, rows.invoice);
    }
    await setForced(owner, tables, true);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
  await owner.query('ANALYZE');
}

async function setForced(owner: Client, tables: readonly Table[], forced: boolean): Promise<void> {
  const verb = forced ? 'FORCE' : 'NO FORCE';
  const all = tables.map((table) => `ALTER TABLE ${snake(table)} ${verb} ROW LEVEL SECURITY`);
  await owner.query(all.join('; '));
}

/** Lines and taxes can be added to a draft alone, so that a bill is one until it has them. */
function asDraft(invoice: Rows['invoice'][number]): Row {
  return { ...invoice, state: 'draft', number: null };
}

async function makeFinal(owner: Client, invoices: Rows['invoice']): Promise<void> {
  const final = invoices.filter(({ state }) => state !== 'draft');
  await owner.query(
    `UPDATE invoice i SET state = r.state, number = r.number
     FROM json_populate_recordset(null::invoice, $1) r WHERE r.id = i.id`,
    [asJson(final.map(({ id, state, number }) => ({ id, state, number })))],
  );
}

async function insert(owner: Client, table: Table, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE) as Row[];
    // What no row names keeps its default.
    const names = [...new Set(some.flatMap((row) => Object.keys(row)))].map(
      (name) => `"${snake(name)}"`,
    );
    await owner.query(
      `INSERT INTO ${snake(table)} (${names.join(', ')})
       SELECT ${names.join(', ')} FROM json_populate_recordset(null::${snake(table)}, $1)`,
      [asJson(some)],
    );
  }
}

/** Rows as PostgreSQL reads them from JSON: its own names of columns, bytes as `\x…`, amounts as texts. */
function asJson(rows: readonly Row[]): string {
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), plain(value)])),
  );
  return JSON.stringify(named);
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
