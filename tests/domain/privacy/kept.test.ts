import { expect, it } from 'vitest';
import { ABOUT_NOBODY, KEPT, type KeptThing } from '@/domain/privacy/kept';
import messages from '@/messages/en.json';
import { ownerQuery } from '@/tests/support/database';

const things: readonly KeptThing[] = KEPT;
const told = things.flatMap(({ tables }) => tables);

/** Columns that say who somebody is, or name a person or a contact without a foreign key. */
const SAYS_WHO =
  /(^|_)(email|name|ip|user_agent|recipient|phone|address|person_id|contact_id|actor_id|author_id)$|_by$|^by$/;

/** Such columns of tables that are about no person: a name of a thing, and who of the firm is counted with the thing. */
const NAMES_OF_THINGS = new Set([
  ...['firm.name', 'firm.email', 'firm.phone', 'firm.address', 'holiday.name', 'tax_rate.name'],
  ...['counter.name', 'tag.name', 'firm_category.name', 'invoice_tax.name'],
]);

async function tables(): Promise<string[]> {
  const rows = await ownerQuery<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

it('every table is told of once, or is about nobody', async () => {
  expect([...told, ...ABOUT_NOBODY].sort()).toEqual(await tables());
});

it('a table that refers to a person, a contact or an employee is told of', async () => {
  const referring = await ownerQuery<{ name: string }>(
    `SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
     WHERE c.contype = 'f' AND c.confrelid::regclass::text IN ('person', 'contact', 'employee', 'session')`,
  );
  expect(referring.length).toBeGreaterThan(10);
  expect(referring.map(({ name }) => name).filter((name) => !told.includes(name))).toEqual([]);
});

it('a table with a column that says who somebody is, is told of', async () => {
  const columns = await ownerQuery<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const silent = columns
    .filter(({ table, column }) => SAYS_WHO.test(column) && ABOUT_NOBODY.includes(table))
    .map(({ table, column }) => `${table}.${column}`)
    .filter((place) => !NAMES_OF_THINGS.has(place));
  expect(silent).toEqual([]);
});

it('what stays after an erasure is a column that there is, of a table of that thing', async () => {
  const columns = await ownerQuery<{ place: string }>(
    `SELECT table_name || '.' || column_name AS place FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  const all = new Set(columns.map(({ place }) => place));
  for (const { name, tables: own, staysIn } of things) {
    for (const place of staysIn) {
      expect(all.has(place), place).toBe(true);
      expect(own, `${name}: ${place}`).toContain(place.split('.')[0]);
    }
  }
});

it('each thing has its words, which name every figure', () => {
  expect(Object.keys(messages.kept.things).sort()).toEqual(things.map(({ name }) => name).sort());
  for (const { name, figures } of things) {
    const { until } = messages.kept.things[name as keyof typeof messages.kept.things];
    const named = [...until.matchAll(/\{(\w+)\}/g)].map(([, figure]) => figure);
    expect(named.filter((figure) => figure !== 'retention').sort(), name).toEqual(
      Object.keys(figures).sort(),
    );
  }
});
