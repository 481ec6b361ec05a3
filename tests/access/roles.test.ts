import { describe, expect, test } from 'vitest';
import { PUBLIC } from '@/lib/actor';
import { dbAs, sql } from '@/lib/db';
import { sendJob } from '@/lib/jobs';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery, testDatabase } from '@/tests/support/database';

describe("the application's role", () => {
  test('is neither superuser nor able to bypass row-level security, nor are those that it may become', async () => {
    const login = new URL(testDatabase().DATABASE_URL).username;
    const rows = await ownerQuery<{ rolname: string }>(
      `SELECT rolname FROM pg_roles
       WHERE pg_has_role($1, oid, 'MEMBER') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
      [login],
    );
    expect(rows).toEqual([]);
  });

  test('owns nothing', async () => {
    const login = new URL(testDatabase().DATABASE_URL).username;
    const rows = await ownerQuery(
      `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = $1`,
      [login],
    );
    expect(rows).toEqual([]);
  });

  test('may send a job, and neither read, change nor take one', async () => {
    await dbAs(PUBLIC, (db) => sendJob(db, 'mail.send', { mailId: 'x' }));
    const sent = await ownerQuery(`SELECT data FROM pgboss.job WHERE name = 'mail.send'`);
    expect(sent).toEqual([{ data: { mailId: 'x' } }]);
    for (const statement of [
      'SELECT data FROM pgboss.job_common',
      "UPDATE pgboss.job_common SET state = 'active'",
      'DELETE FROM pgboss.job_common',
      'DELETE FROM pgboss.queue',
    ]) {
      await expect(dbAs(PUBLIC, (db) => db.$executeRaw(sql([statement])))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  test('sees only the clients of whoever acts', async () => {
    const clientsOf = (actor: Parameters<typeof dbAs>[0]) =>
      dbAs(actor, (db) => db.client.findMany({ select: { id: true }, orderBy: { id: 'asc' } }));
    const both = [{ id: brightwater.clientId }, { id: larkAndLoom.clientId }];
    expect(await clientsOf(cast.dana)).toEqual([both[0]]);
    expect(await clientsOf(cast.joan)).toEqual([both[1]]);
    expect(await clientsOf(cast.tom)).toEqual([both[0]]);
    expect(await clientsOf(cast.ruth)).toEqual([both[0]]);
    expect(await clientsOf(cast.hugh)).toEqual([both[1]]);
    expect(await clientsOf(cast.ingrid)).toEqual(both);
    expect(await clientsOf(PUBLIC)).toEqual([]);
  });
});
