import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { asAdmin } from '@/local/postgres/portal-database';
import { joinPostgres, type PostgresServer } from '@/local/postgres/server';
import { isAlive } from '@/local/bootstrap/alive.mjs';

vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'porchlight postgres '));
// Run as root, PostgreSQL's own user has to reach it.
chmodSync(folder, 0o755);
const wanted = join(folder, 'server');
const settings = ['fsync = off', 'max_connections = 10', 'shared_buffers = 16MB'];
const joinAgain = () => joinPostgres(wanted, settings);
const countTables = (server: PostgresServer) =>
  asAdmin(server, async (admin) => {
    const { rows } = await admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'`,
    );
    return rows[0]?.n;
  });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an embedded server in a path with a space starts, is shared, and stops with its last user', async () => {
  const first = await joinAgain();
  const second = await joinAgain();
  expect(second.pid).toBe(first.pid);
  await asAdmin(first, (admin) => admin.query('CREATE TABLE kept (id int)'));
  await first.leave();
  expect(isAlive(second.pid)).toBe(true);
  await second.leave();
  expect(isAlive(second.pid)).toBe(false);
});

test('a server that was killed is started again with what it had', async () => {
  const killed = await joinAgain();
  process.kill(killed.pid, 'SIGKILL');
  while (isAlive(killed.pid)) await sleep(20);
  await killed.leave();
  const server = await joinAgain();
  expect(await countTables(server)).toBe(1);
  await server.leave();
});

test('a pid file that names another program is no running server', async () => {
  const server = await joinAgain();
  await server.leave();
  // What a machine that went off leaves, once the number belongs to somebody else.
  const stale = [process.pid, join(server.home, 'data'), 1, 5432, '', '127.0.0.1', '', 'ready'];
  writeFileSync(join(server.home, 'data', 'postmaster.pid'), stale.join('\n') + '\n');
  const again = await joinAgain();
  expect(again.pid).not.toBe(process.pid);
  expect(await countTables(again)).toBe(1);
  await again.leave();
});

test('a data folder that was being made when it was killed is made anew', async () => {
  const server = await joinAgain();
  await server.leave();
  rmSync(join(server.home, 'initialised'));
  rmSync(join(server.home, 'data', 'PG_VERSION'));
  const again = await joinAgain();
  expect(await countTables(again)).toBe(0);
  await again.leave();
});
