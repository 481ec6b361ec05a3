import { describe, expect, it } from 'vitest';
import { PUBLIC } from '@/lib/actor';
import { dbAs, readAs, sql, type Reads } from '@/lib/db';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const clients = (db: Reads) =>
  db.$queryRaw<{ id: string }[]>(sql`SELECT c.id FROM client c ORDER BY c.id`);
const zone = (db: Reads) =>
  db.$queryRaw<{ zone: string }[]>(sql`SELECT current_setting('TimeZone') AS zone`);

describe('a transaction that only reads', () => {
  it('sees what its actor may see, however many read at once', async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, async (_, place) => {
        const actor = place % 2 ? cast.dana : cast.joan;
        return (await readAs(actor, clients)).every(({ id }) => id === actor.clientId);
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
  });

  it('sees no client where nobody asks', async () => {
    expect(await readAs(PUBLIC, clients)).toEqual([]);
  });

  it('is refused a write by PostgreSQL itself', async () => {
    const write = readAs(cast.ingrid, (db) =>
      db.$queryRaw(sql`UPDATE firm SET name = 'Nobody & Co' RETURNING id`),
    );
    await expect(write).rejects.toThrow(/read-only transaction/);
    await expect(
      readAs(cast.ingrid, () =>
        dbAs(cast.ingrid, (db) => db.firm.updateMany({ data: { name: 'Nobody & Co' } })),
      ),
    ).rejects.toThrow(/only reads; firm wants dbAs/);
  });

  it('is over for what is still at work when it has ended', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await readAs(cast.dana, async (db) => {
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => clients(db));
    });
    await expect(late).rejects.toThrow('The transaction has ended.');
  });

  it('leaves the connection as it was after an error', async () => {
    for (let round = 0; round < 20; round++) {
      const broken = readAs(cast.dana, (db) =>
        Promise.all([clients(db), db.$queryRaw(sql`SELECT 1 / 0`), clients(db)]),
      );
      await expect(broken).rejects.toThrow(/division by zero/);
    }
    expect(await readAs(cast.dana, clients)).toHaveLength(1);
  });

  it('reads instants in UTC, whatever zone the database was given', async () => {
    expect(await readAs(PUBLIC, zone)).toEqual([{ zone: 'UTC' }]);
    expect(await dbAs(PUBLIC, zone)).toEqual([{ zone: 'UTC' }]);
  });
});

describe('a connection that the database ends', () => {
  const backend = (db: Reads) =>
    db.$queryRaw<{ pid: number }[]>(sql`SELECT pg_backend_pid() AS pid`);
  const endAll = () =>
    ownerQuery(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );

  it('while nobody uses it is replaced, and nobody hears of it', async () => {
    await readAs(PUBLIC, backend);
    await endAll();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await readAs(cast.dana, clients)).toHaveLength(1);
    expect(await dbAs(cast.dana, clients)).toHaveLength(1);
  });

  it('in the middle fails what was on it, and nothing after', async () => {
    const broken = readAs(PUBLIC, (db) => db.$queryRaw(sql`SELECT pg_sleep(5)`));
    const told = expect(broken).rejects.toThrow(/terminat/i);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await endAll();
    await told;
    expect(await readAs(cast.dana, clients)).toHaveLength(1);
  });
});

describe('a row', () => {
  it('is read as what it is', async () => {
    const [row] = await readAs(PUBLIC, (db) =>
      db.$queryRaw<Record<string, unknown>[]>(sql`
        SELECT 9007199254740993::bigint AS big, '2026-03-08'::date AS day, '2026-03-08 09:00+02'::timestamptz AS at,
               ARRAY[1, NULL, 3]::bigint[] AS bigs, ARRAY['2026-03-08']::date[] AS days, '{}'::date[] AS none,
               NULL::bigint AS nothing, '{"a": 1}'::jsonb AS json, 1.5::float8 AS half, 'x' AS word,
               ${new Date('2026-03-08T07:00:00Z')}::timestamptz AS sent, ${12n}::bigint AS amount,
               ${['a', 'b,"c']}::text[] AS words, ${new Uint8Array([1, 255])}::bytea AS bytes`),
    );
    expect(row).toEqual({
      big: 9007199254740993n,
      day: new Date('2026-03-08T00:00:00Z'),
      at: new Date('2026-03-08T07:00:00Z'),
      bigs: [1n, null, 3n],
      days: [new Date('2026-03-08T00:00:00Z')],
      none: [],
      nothing: null,
      json: { a: 1 },
      half: 1.5,
      word: 'x',
      sent: new Date('2026-03-08T07:00:00Z'),
      amount: 12n,
      words: ['a', 'b,"c'],
      bytes: Buffer.from([1, 255]),
    });
  });
});
