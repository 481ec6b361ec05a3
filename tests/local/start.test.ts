import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { root } from '@/local/bootstrap/root.mjs';
import { freePort } from '@/local/ports';

vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'porchlight-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nowhere = 'postgresql://web:secret@127.0.0.1:9/porchlight';

/** What `npm start` says on standard error, and its exit code, where it cannot start. */
async function refusal(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn('node', ['--import', 'tsx', 'local/start/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PORCHLIGHT_DIR: folder, PORT: String(await freePort()), ...env },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number];
  return { code, said: said.trim() };
}

describe('npm start says in one sentence', () => {
  test.each([
    ['that a port is no port', { PORT: 'web' }, /^PORT is "web"/],
    ['that one of two addresses is missing', { DATABASE_URL: nowhere }, /needs both/],
    [
      'that an address is none',
      { DATABASE_URL: 'mysql://x', DATABASE_OWNER_URL: nowhere },
      /^DATABASE_URL is not the address of a database/,
    ],
    [
      'that nobody listens at the address',
      { DATABASE_URL: nowhere, DATABASE_OWNER_URL: nowhere },
      /^DATABASE_OWNER_URL does not lead to a database: nothing listens/,
    ],
  ])('%s', async (_what, env, sentence) => {
    const { code, said } = await refusal(env);
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said.split('\n')).toHaveLength(1);
  });

  test('that a port is taken, and by which port it would go', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, said } = await refusal({ PORT: String(port) });
    server.close();
    expect({ code, said }).toEqual({
      code: 1,
      said: `Port ${port} is taken by another program: stop that one, or choose another port (PORT=${port + 1} npm start).`,
    });
  });

  test('that its folder is none', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, said } = await refusal({ PORCHLIGHT_DIR: join(file, 'below') });
    expect(code).toBe(1);
    expect(said).toMatch(/^Porchlight keeps its data in .* and may not write there \(ENOTDIR\)\.$/);
  });
});
