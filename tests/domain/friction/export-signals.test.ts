import { openSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it } from 'vitest';
import { replayFile } from '@/cli/replay/replay-file';
import type { EventData, EventType, SubjectOf } from '@/domain/activity/events';
import { recordActivity } from '@/domain/activity/record-activity';
import { exportSignals, type SignalsFormat } from '@/domain/friction/export-signals';
import { refreshSignals } from '@/domain/friction/refresh-signals';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import { signalCsv, signalNdjson } from '@/domain/friction/signal-files';
import { signalLine } from '@/domain/friction/signal-line';
import { exportLog } from '@/domain/sealing/export-log';
import { logNdjson } from '@/domain/sealing/log-files';
import { sealEvents } from '@/domain/sealing/seal-events';
import { type Actor, type EmployeeActor, JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const HOUR = 3_600_000;
/** A time of its own for each test: a process remembers the visits that it has begun. */
let start = Date.parse('2026-08-03T17:00:00Z');
const invoice = { kind: 'invoice', id: publicId('in', newId()) } as const;

function happens<T extends EventType>(
  actor: Actor,
  hours: number,
  type: T,
  data: EventData<T>,
  subject: SubjectOf<T> = invoice as unknown as SubjectOf<T>,
) {
  const { clientId } = brightwater;
  const at = new Date(start + hours * HOUR);
  return dbAs(actor, (db) => recordActivity(db, actor, { type, clientId, subject, data, at }));
}

async function taken(actor: EmployeeActor, format: SignalsFormat): Promise<string> {
  const signals = await exportSignals(actor, format);
  const pieces = format === 'csv' ? signalCsv(signals, translator()) : signalNdjson(signals);
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

beforeEach(async () => {
  start += 28 * 24 * HOUR;
  await ownerQuery('TRUNCATE judged, signal_late, activity_seal, rate_window');
  for (const table of ['signal', 'signal_due', 'activity_event', 'activity_unsealed', 'visit']) {
    await ownerQuery(`DELETE FROM ${table}`);
  }
  await happens(cast.tom, 0, 'invoice.sent', {
    ...{ amountMinor: 184_000, currency: 'USD', dueOn: '2026-12-30' },
  });
  for (const hours of [1, 25, 49, 73, 97]) await happens(cast.dana, hours, 'invoice.viewed', {});
  for (const minutes of [0, 2]) {
    const nothing = { query: 'W-2', results: 0 };
    await happens(cast.marco, 100 + minutes / 60, 'search.performed', nothing, null);
  }
  await happens(cast.marco, 102, 'contact.received', { channel: 'call', topic: 'other' }, {
    ...{ kind: 'conversation', id: publicId('qu', newId()) },
  } as never);
  while ((await sealEvents(JOB)) > 0);
  await withClock(new Date(start + 110 * HOUR), () => refreshSignals(JOB, brightwater.clientId));
});

it('signals are, line by line, what the replay of the log’s own export prints', async () => {
  const owner = cast.ingrid;
  await ownerQuery(`UPDATE session SET proved_at = now() WHERE id = '${owner.sessionId}'`);
  let log = '';
  for await (const piece of logNdjson(await exportLog(owner, 'ndjson'))) log += piece;
  const path = join(await mkdtemp(join(tmpdir(), 'porchlight-test-')), 'log.ndjson');
  writeFileSync(path, log);
  const out = new PassThrough();
  const printed = text(out);
  const malformed = await replayFile(openSync(path, 'r'), {
    settings: DEFAULT_SETTINGS,
    write: signalLine,
    out,
    onMalformed: (line, reason) => expect.fail(`line ${line}: ${reason}`),
    onFault: (rule) => expect.fail(rule),
  });
  out.end();
  expect(malformed).toBe(0);
  const lines = (await taken(owner, 'ndjson')).trim().split('\n');
  const until = new Date(start + 110 * HOUR).toISOString();
  // The log goes on to today, and the look ended before.
  const replayed = (await printed)
    .trim()
    .split('\n')
    .filter((line) => (JSON.parse(line) as { raisedAt: string }).raisedAt <= until);
  expect(lines).toEqual(replayed);
  expect(lines.length).toBeGreaterThan(3);
  // A rise of severity is a line of its own.
  expect(lines.filter((line) => line.includes('status_recheck'))).toHaveLength(2);
});

it('are for people too, with names, and nobody’s formula', async () => {
  const csv = await taken(cast.ingrid, 'csv');
  expect(csv).toContain(brightwater.name);
  expect(csv).toContain('Looked at one open invoice again and again');
  expect(csv.trim().split('\r\n').length).toBeGreaterThan(4);
});

it('are those of the clients that somebody sees, and that they went out stands in the log', async () => {
  expect(await taken(cast.hugh, 'ndjson')).toBe('');
  await taken(cast.ruth, 'csv');
  expect(
    await ownerQuery(
      `SELECT data->>'format' AS format, actor_id AS who FROM activity_event
       WHERE type = 'signals.exported' ORDER BY at, id`,
    ),
  ).toMatchObject([
    { format: 'ndjson', who: cast.hugh.personId },
    { format: 'csv', who: cast.ruth.personId },
  ]);
});
