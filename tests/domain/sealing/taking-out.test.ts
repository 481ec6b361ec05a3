import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCheckpoints } from '@/domain/sealing/checkpoint';
import { exportLog } from '@/domain/sealing/export-log';
import { getLogProof } from '@/domain/sealing/get-log-proof';
import { keepCheckpoint } from '@/domain/sealing/keep-checkpoint';
import { listCheckpoints } from '@/domain/sealing/list-checkpoints';
import { logCsv, logNdjson } from '@/domain/sealing/log-files';
import { mailCheckpoint } from '@/domain/sealing/mail-checkpoint';
import { watchSealing } from '@/domain/sealing/watch-sealing';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { look, sealAll } from './sealing';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-proof-'));
const file = (name: string) => join(folder, name);
const FORMULA = `=HYPERLINK("https://example.com","x")`;

const textOf = async (pieces: AsyncGenerator<string>) => {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
};

type Ended = { code: number; said: string };

/** The program as `npm run activity:verify` runs it. */
function verify(args: string[], more: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'cli/activity-verify.ts', ...args],
      { env: { ...process.env, ...more } },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

beforeAll(async () => {
  for (let row = 0; row < 4; row += 1) await look();
  await look({ ...cast.dana, origin: { ip: '203.0.113.7', userAgent: 'A browser' } });
  // As they were written before what is personal was encrypted.
  await ownerQuery(
    `INSERT INTO activity_event (id, at, by, actor_kind, actor_id, type, reason)
     VALUES ($1, now(), 'staff', 'staff', $2, 'person.signed_out', $3)`,
    [newId(), cast.tom.personId, FORMULA],
  );
  await sealAll();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('taking the log out', () => {
  it('asks first whether it is them, and is written down', async () => {
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '1 hour'`);
    await expect(exportLog(cast.ingrid, 'csv')).rejects.toMatchObject({
      ...{ code: 'forbidden', messageKey: 'access.presence_needed' },
    });
    expect(await ownerQuery(`SELECT 1 FROM activity_event WHERE type = 'log.exported'`)).toEqual(
      [],
    );
    await ownerQuery('UPDATE session SET proved_at = now()');
    await exportLog(cast.ingrid, 'csv');
    expect(
      await ownerQuery(`SELECT data, by, actor_id FROM activity_event WHERE type = 'log.exported'`),
    ).toEqual([{ data: { format: 'csv', rows: 6 }, by: 'staff', actor_id: cast.ingrid.personId }]);
  });

  it('as CSV has a row for each, and no formula', async () => {
    const csv = await textOf(logCsv(await exportLog(cast.ingrid, 'csv'), translator()));
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map(({ Number: number }) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(rows[5]).toMatchObject({ Type: 'person.signed_out', Reason: `'${FORMULA}` });
    expect(rows[0]?.Data).toBe('{"path":"/invoices","dwellMs":1000}');
    expect(rows[1]?.['Fingerprint before']).toBe(rows[0]?.Fingerprint);
    // What is personal leaves as it was sealed.
    expect(rows[4]).toMatchObject({ Browser: '', 'Network address': '' });
    expect(rows[4]?.['Personal part, encrypted']).toMatch(/^[0-9a-f]{100,}$/);
    expect(csv).not.toContain('203.0.113.7');
  });

  it('as NDJSON is verified by the program, without the database', async () => {
    const log = await textOf(logNdjson(await exportLog(cast.ingrid, 'ndjson')));
    const lines = log.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as { seq?: number }).map(({ seq }) => seq)).toEqual(
      [1, 2, 3, 4, 5, 6, undefined],
    );
    writeFileSync(file('log.ndjson'), log);
    const offline = { DATABASE_URL: '', NEXTAUTH_SECRET: '' };
    expect(await verify(['--export', file('log.ndjson')], offline)).toMatchObject({
      code: 0,
      said: expect.stringContaining('The log is whole: 6 rows, each of them as it was sealed.'),
    });
    expect((await verify(['--export', file('log.ndjson')], { KEYRING: '' })).said).toContain(
      'was not checked: their key is not here',
    );
    writeFileSync(file('changed.ndjson'), log.replace('person.signed_out', 'person.signed_in!'));
    const { code, said } = await verify(['--export', file('changed.ndjson')], offline);
    const { event } = JSON.parse(lines[5] ?? '') as { event: { id: string } };
    expect(code).toBe(1);
    expect(said).toContain(`Row 6 (event ${event.id}) was changed after it was sealed.`);
  });

  it('is verified in the database too', async () => {
    const checkpoints = file('checkpoints.txt');
    await keepCheckpoint(JOB);
    writeFileSync(checkpoints, (await listCheckpoints(cast.ingrid)).lines.join('\n'));
    const whole = await verify(['--checkpoints', checkpoints]);
    expect(whole).toMatchObject({ code: 0 });
    expect(whole.said).toMatch(/events wait to be sealed.\n2 checkpoints were compared, and fit/);
    await ownerQuery(`UPDATE activity_event SET reason = NULL WHERE type = 'person.signed_out'`);
    expect(await verify([])).toMatchObject({ code: 1, said: expect.stringContaining('Row 6 (') });
    await ownerQuery(`UPDATE activity_event SET reason = $1 WHERE type = 'person.signed_out'`, [
      FORMULA,
    ]);
  });

  it('says what it was asked for wrongly, and what it could not read', async () => {
    expect(await verify(['--expert', 'x'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('Usage'),
    });
    for (const args of [
      ['--export', file('nothing')],
      ['--export', folder],
      ['--export', file('log.ndjson'), '--checkpoints', file('log.csv')],
    ]) {
      expect(await verify(args), args.join(' ')).toMatchObject({ code: 3 });
    }
    expect(
      await verify([], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }),
    ).toMatchObject({
      code: 3,
    });
  });
});

describe('checkpoints', () => {
  const monday = (time: string) => new Date(`2026-11-30T${time}:00-08:00`);
  const mails = () =>
    ownerQuery<{ recipient: string; text: string }>(
      `SELECT recipient, text FROM mail WHERE key LIKE 'log-checkpoint/%'`,
    );

  it('are kept one a day of the firm’s, signed, and never of nothing', async () => {
    await ownerQuery('DELETE FROM activity_checkpoint');
    for (const time of ['00:00', '00:01', '23:59']) {
      await withClock(monday(time), () => keepCheckpoint(JOB));
    }
    await withClock(new Date('2026-12-01T00:00:00-08:00'), () => keepCheckpoint(JOB));
    const { lines } = await listCheckpoints(cast.ingrid);
    expect(readCheckpoints(lines.join('\n')).map(({ at }) => at)).toEqual([
      '2026-11-30T08:00:00.000Z',
      '2026-12-01T08:00:00.000Z',
    ]);
    await ownerQuery(`DELETE FROM activity_checkpoint WHERE kept_on > '2026-11-30'`);
  });

  it('are mailed to the owners once, on Monday morning', async () => {
    await withClock(monday('07:59'), () => mailCheckpoint(JOB));
    expect(await mails()).toEqual([]);
    for (const time of ['08:00', '08:01']) {
      await withClock(monday(time), () => mailCheckpoint(JOB));
    }
    await withClock(new Date('2026-12-01T09:00:00-08:00'), () => mailCheckpoint(JOB));
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient)).toEqual([emails.ingrid]);
    const { lines } = await listCheckpoints(cast.ingrid);
    expect(readCheckpoints(sent[0]?.text ?? '')).toEqual(readCheckpoints(lines[0] ?? ''));
  });
});

describe('the owner’s page', () => {
  it('says how many are sealed and wait, and when that takes too long', async () => {
    await look();
    const soon = await getLogProof(cast.ingrid);
    expect(soon).toMatchObject({ sealed: 6, isLate: false });
    expect(soon.waiting).toBeGreaterThan(0);
    const later = new Date(Date.now() + 61_000);
    expect((await withClock(later, () => getLogProof(cast.ingrid))).isLate).toBe(true);
    const said: string[] = [];
    const before = console.error;
    console.error = (line: string) => said.push(line);
    await withClock(later, () => watchSealing(JOB));
    await watchSealing(JOB);
    console.error = before;
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/"where":"sealing".*wait to be sealed/);
    await sealAll();
    expect(await getLogProof(cast.ingrid)).toMatchObject({ waiting: 0, waitingSince: null });
  });
});
