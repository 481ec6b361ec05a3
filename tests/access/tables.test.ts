import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, JOB, PUBLIC, STRIPE } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { makeRows, SECRET } from './sweep/rows';

type Table = { name: string; enabled: boolean; forced: boolean; policies: number; owner: string };

const tables = () =>
  ownerQuery<Table>(`
    SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
           (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
           pg_get_userbyid(c.relowner) AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relname <> '_prisma_migrations'`);

/** The role that the product itself is in the database. */
async function ownRole(): Promise<string> {
  const [row] = await dbAs(PUBLIC, (db) =>
    db.$queryRaw<{ role: string }[]>(sql`SELECT current_user AS role`),
  );
  return row?.role ?? '';
}

async function refusedBySql(
  actor: Actor,
  statement: (db: Db) => Promise<unknown>,
): Promise<string> {
  try {
    await dbAs(actor, statement);
  } catch (error) {
    return String(error);
  }
  throw new Error('It was not refused');
}

describe('every table', () => {
  it('has row-level security, forced, and policies', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(25);
    expect(
      all.filter(({ enabled, forced, policies }) => !enabled || !forced || policies === 0),
    ).toEqual([]);
  });

  it('belongs to another role than the product’s', async () => {
    const role = await ownRole();
    expect((await tables()).filter(({ owner }) => owner === role)).toEqual([]);
  });

  it('is empty for whoever does not say who they are', async () => {
    const nobody = { kind: '' } as unknown as Actor;
    for (const { name } of await tables()) {
      const seen = await dbAs(nobody, (db) =>
        db.$queryRaw<{ n: number }[]>(sql([`SELECT count(*)::int AS n FROM "${name}"`])),
      );
      // A setting that is empty is still a setting: what all may read is the firm's name and its holidays.
      if (['firm', 'holiday', 'rate_window'].includes(name)) continue;
      expect(seen[0]?.n, name).toBe(0);
    }
  });
});

describe('the role of the product', () => {
  it('can bypass nothing', async () => {
    const role = await ownRole();
    const [attributes] = await ownerQuery(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = $1`,
      [role],
    );
    expect(attributes).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
    const above = await ownerQuery(
      `WITH RECURSIVE held AS (
         SELECT oid FROM pg_roles WHERE rolname = $1
         UNION SELECT m.roleid FROM pg_auth_members m JOIN held h ON h.oid = m.member)
       SELECT r.rolname FROM held h JOIN pg_roles r ON r.oid = h.oid WHERE r.rolsuper OR r.rolbypassrls`,
      [role],
    );
    expect(above).toEqual([]);
  });

  it('has no function that acts as somebody else', async () => {
    const definers = await ownerQuery(
      `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname IN ('public', 'app') AND p.prosecdef`,
    );
    expect(definers).toEqual([]);
  });

  it.each([
    ['activity_event', 'id'],
    ['activity_seal', 'seq'],
    ['activity_checkpoint', 'seq'],
    ['ledger_entry', 'id'],
    ['allocation', 'id'],
    ['line_message', 'id'],
    ['stripe_event', 'id'],
    ['delivery_consent', 'id'],
    ['person_key', 'id'],
  ])('never changes what is in %s', async (table, column) => {
    for (const actor of [cast.ingrid, JOB, STRIPE]) {
      const update = (db: Db) => db.$executeRaw(sql([`UPDATE ${table} SET ${column} = ${column}`]));
      const remove = (db: Db) => db.$executeRaw(sql([`DELETE FROM ${table}`]));
      expect(await refusedBySql(actor, update)).toMatch(/permission denied/);
      expect(await refusedBySql(actor, remove)).toMatch(/permission denied/);
    }
  });
});

describe('row-level security alone, without a word of ours', () => {
  let ofClients: string[];

  beforeAll(async () => {
    await makeRows();
    const columns = await ownerQuery<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'client_id' ORDER BY 1`,
    );
    ofClients = columns.map(({ name }) => name);
  });

  it('shows no row of the neighbour’s, in any table', async () => {
    const foreign: [string, Actor][] = [
      ['the neighbour’s contact', cast.joan],
      ['an employee who is not assigned', cast.hugh],
      ['nobody', PUBLIC],
      ['somebody who is signing in', { kind: 'sign-in', subject: 'nobody@example.com' }],
    ];
    for (const table of ofClients) {
      // Everybody at the firm may know who looks after whom.
      const isKnown = (who: string) => table === 'assignment' && who.startsWith('an employee');
      for (const [who, actor] of foreign.filter(([name]) => !isKnown(name))) {
        const rows = await dbAs(actor, (db) =>
          db.$queryRaw<{ n: number }[]>(
            sql([
              `SELECT count(*)::int AS n FROM "${table}" WHERE client_id = '${brightwater.clientId}'`,
            ]),
          ),
        );
        expect(rows[0]?.n, `${who} sees rows of ${table}`).toBe(0);
      }
    }
  });

  it('tells nothing of the neighbour’s, asked for every column of every table without a condition', async () => {
    const strangers: Actor[] = [
      cast.joan,
      cast.hugh,
      PUBLIC,
      { kind: 'sign-in', subject: 'nobody@example.com' },
      { kind: 'link', subject: 'made-up' } as Actor,
    ];
    for (const { name } of await tables()) {
      // Everybody at the firm may know who looks after whom.
      if (name === 'assignment') continue;
      for (const actor of strangers) {
        const rows = await dbAs(actor, (db) =>
          db.$queryRaw<{ row: string }[]>(sql([`SELECT t::text AS row FROM "${name}" AS t`])),
        );
        for (const told of [SECRET, brightwater.name, brightwater.clientId])
          expect(
            rows.some(({ row }) => row.includes(told)),
            `${actor.kind} is told ${told} by ${name}`,
          ).toBe(false);
      }
    }
  });

  it('shows their own to those whom it concerns', async () => {
    for (const actor of [cast.dana, cast.tom, cast.ingrid]) {
      const [row] = await dbAs(actor, (db) =>
        db.$queryRaw<{ n: number }[]>(
          sql`SELECT count(*)::int AS n FROM invoice WHERE client_id = ${brightwater.clientId}::uuid AND state = 'open'`,
        ),
      );
      expect(row?.n).toBeGreaterThan(0);
    }
  });

  it('shows a contact no draft, nothing unpublished, and no bill without the right to it', async () => {
    const counts = (actor: Actor) =>
      dbAs(actor, (db) =>
        db.$queryRaw<
          { drafts: number; invoices: number; unpublished: number; signals: number }[]
        >(sql`
          SELECT (SELECT count(*)::int FROM invoice WHERE state = 'draft') AS drafts,
                 (SELECT count(*)::int FROM invoice) AS invoices,
                 (SELECT count(*)::int FROM document WHERE state <> 'published' AND item_id IS NULL) AS unpublished,
                 (SELECT count(*)::int FROM signal) AS signals`),
      );
    expect(await counts(cast.dana)).toMatchObject([{ drafts: 0, unpublished: 0, signals: 0 }]);
    const withoutBilling = { ...cast.dana, rights: { ...cast.dana.rights, billing: false } };
    expect(await counts(withoutBilling)).toMatchObject([{ invoices: 0 }]);
  });

  it('ends with the assignment, at once', async () => {
    const seen = async () => {
      const [row] = await dbAs({ ...cast.tom }, (db) =>
        db.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS n FROM client`),
      );
      return row?.n;
    };
    expect(await seen()).toBe(1);
    await ownerQuery('UPDATE assignment SET ended_at = now() WHERE employee_id = $1', [
      cast.tom.employeeId,
    ]);
    expect(await seen()).toBe(0);
    await ownerQuery('UPDATE assignment SET ended_at = NULL WHERE employee_id = $1', [
      cast.tom.employeeId,
    ]);
  });
});
