import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '@/tests/support/database';
import type { TestDatabase } from '@/tests/support/databases';

const run = promisify(execFile);
let database: TestDatabase;

type Ended = { code: number; stdout: string; stderr: string };

/** Runs the command as `npm run setup` does, against an empty database. */
async function setup(...words: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: database.DATABASE_URL };
  const args = ['--import', 'tsx', 'cli/setup.ts', ...words];
  try {
    return { code: 0, ...(await run('node', args, { env })) };
  } catch (error) {
    return error as Ended;
  }
}

const firm = ['--firm', 'Østergaard & Co', '--owner', 'Signe@Ostergaard.example'];

describe('npm run setup', () => {
  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(() => database.drop());

  it('says what it wants, and what is wrong', async () => {
    expect((await setup()).stderr).toMatch(/^Say who it is for: npm run setup/);
    expect((await setup('--what')).stderr).toMatch(/^Say who it is for/);
    const wrong = await setup(
      '--firm',
      'X',
      '--owner',
      'nobody',
      '--zone',
      'Mars',
      '--currency',
      'ZZZ',
    );
    expect(wrong.code).toBe(1);
    expect(
      wrong.stderr
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['--zone', '--currency', '--owner']);
    expect(await database.query('SELECT 1 FROM firm')).toHaveLength(0);
  }, 60_000);

  it('makes the firm and its owner, and prints an invitation that works once', async () => {
    const made = await setup(...firm, '--zone', 'Europe/Copenhagen', '--currency', 'dkk');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const [sentence, link] = made.stdout.trim().split('\n');
    expect(sentence).toContain(
      'Østergaard & Co is here. Open this address as signe@ostergaard.example',
    );
    expect(link).toMatch(/^http:\/\/portal\.test\/invitation\/[\w-]{43}$/);
    expect(await database.query('SELECT name, zone, currency, demo FROM firm')).toEqual([
      { name: 'Østergaard & Co', zone: 'Europe/Copenhagen', currency: 'DKK', demo: false },
    ]);
    const [token] = await database.query<{ purpose: string; role: string; used_at: null }>(
      'SELECT t.purpose, t.used_at, e.role FROM access_token t JOIN employee e USING (person_id)',
    );
    expect(token).toEqual({ purpose: 'invitation', role: 'owner', used_at: null });
  }, 60_000);

  it('lets an owner in who has lost their second step, and nobody else', async () => {
    const [owner] = await database.query<{ person_id: string }>('SELECT person_id FROM employee');
    await database.query(
      `INSERT INTO totp (person_id, wrapped_key, key_id, confirmed_at) VALUES ($1, '\\x00', 'k1', now())`,
      [owner?.person_id],
    );
    const stranger = await setup('--reset-second-factor', 'nobody@example.com');
    expect(stranger).toMatchObject({ code: 1, stdout: '' });
    expect(stranger.stderr).toMatch(/^No owner of this firm has that address, so nothing/);
    const reset = await setup('--reset-second-factor', 'Signe@Ostergaard.example');
    expect(reset).toMatchObject({ code: 0, stderr: '' });
    expect(reset.stdout).toMatch(/second step is taken away/);
    expect(await database.query('SELECT 1 FROM totp')).toHaveLength(0);
  }, 60_000);

  it('refuses where there is a firm already', async () => {
    const again = await setup(...firm);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/^There is a firm here already/);
    expect(await database.query('SELECT 1 FROM employee')).toHaveLength(1);
  }, 60_000);
});
