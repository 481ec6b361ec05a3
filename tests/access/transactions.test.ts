import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { JOB } from '@/lib/actor';
import { type Db, dbAs, sql } from '@/lib/db';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const { ruth, tom } = cast;

const nameByPrisma = (db: Db, name: string) =>
  db.client.update({ where: { id: brightwater.clientId }, data: { name } });
const nameBySql = (db: Db, name: string) =>
  db.$executeRaw(sql`UPDATE client SET name = ${name} WHERE id = ${brightwater.clientId}::uuid`);

async function nameNow(): Promise<string> {
  const [row] = await ownerQuery<{ name: string }>('SELECT name FROM client WHERE id = $1', [
    brightwater.clientId,
  ]);
  return row?.name ?? '';
}

describe('a transaction that writes', () => {
  it('is one, whether statements come by Prisma or past it, and in whatever order', async () => {
    await dbAs(ruth, async (db) => {
      expect(await nameBySql(db, 'One')).toBe(1);
      expect((await nameByPrisma(db, 'Two')).name).toBe('Two');
      const [row] = await db.$queryRaw<{ name: string }[]>(
        sql`SELECT name FROM client WHERE id = ${brightwater.clientId}::uuid`,
      );
      expect(row?.name).toBe('Two');
      await Promise.all([nameBySql(db, 'Three'), nameByPrisma(db, 'Four')]);
      expect(await nameNow()).toBe(brightwater.name);
    });
    expect(await nameNow()).toBe('Four');
  });

  it.each([
    ['by Prisma', nameByPrisma],
    ['past it', nameBySql],
  ])('keeps nothing of what it wrote %s where its work fails', async (_, name) => {
    const before = await nameNow();
    const failing = dbAs(ruth, async (db) => {
      await name(db, 'Never');
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await nameNow()).toBe(before);
  });

  it.each([
    ['by Prisma', nameByPrisma],
    ['past it', nameBySql],
  ])('says so where a statement failed after others %s, and its work went on', async (_, name) => {
    const before = await nameNow();
    const going = dbAs(ruth, async (db) => {
      await name(db, 'Never');
      await db.$executeRaw(sql`SELECT 1 / 0`).catch(() => undefined);
    });
    await expect(going).rejects.toThrow(/nothing was kept/);
    expect(await nameNow()).toBe(before);
  });

  it('sets free what it holds when it takes too long, and keeps nothing', async () => {
    const before = await nameNow();
    const slow = dbAs(
      ruth,
      async (db) => {
        await nameBySql(db, 'Late');
        await sleep(700);
      },
      { timeoutMs: 200 },
    );
    const refused = expect(slow).rejects.toThrow(/too long/);
    await sleep(350);
    await dbAs(tom, (db) => nameBySql(db, before));
    await refused;
    expect(await nameNow()).toBe(before);
  });

  it('leaves nothing of its actor to whoever has the connection next', async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        dbAs(n % 2 ? { ...cast.dana } : { ...JOB }, async (db) => {
          if (n % 3 === 0) await db.client.count();
          const [row] = await db.$queryRaw<{ kind: string; role: string }[]>(
            sql`SELECT app.kind() AS kind, current_user AS role`,
          );
          return n % 2 === Number(row?.kind === 'contact') && row?.role !== 'porchlight_web';
        }),
      ),
    );
    expect(seen).not.toContain(false);
  });
});
