import { afterEach, expect, it } from 'vitest';
import { cast } from '@/tests/support/cast';
import { type Manner, startClamd } from '@/tests/support/stand-in-clamd';
import { getScanner } from '@/domain/scanner/get-scanner';
import { scannerResult, scannerValue } from '@/domain/scanner/scanner-words';
import { tryInTheMorning } from '@/domain/scanner/try-in-the-morning';
import { tryScanner } from '@/domain/scanner/try-scanner';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { env } from '@/lib/env';
import { translator } from '@/lib/translator';

const { ingrid, ruth, dana } = cast;
// In the firm's zone, Pacific: the evening before, the night, six in the morning, and the next one.
const EVENING = new Date('2026-11-26T04:00:00Z');
const NIGHT = new Date('2026-11-26T13:30:00Z');
const MORNING = new Date('2026-11-26T14:00:00Z');
const LATER = new Date('2026-11-26T20:00:00Z');
const TOMORROW = new Date('2026-11-27T14:23:00Z');
const words = { t: translator(), locale: 'en-US', today: '2026-11-26' };

afterEach(() => {
  delete env().CLAMD_URL;
});

it('says that there is none, in words, and has nothing to try', async () => {
  const setting = await getScanner(ingrid);
  expect(setting).toEqual({ address: null, last: null });
  expect(scannerValue(setting, words)).toMatch(/^None\. Uploaded files are not scanned/);
  expect(scannerResult(setting, words, 'UTC').mark).toBe('none');
  await expect(tryScanner(ingrid)).rejects.toMatchObject({
    code: 'unavailable',
    messageKey: 'scanner.none',
  });
});

it.each<[Manner, string, RegExp]>([
  [
    'scans',
    'works',
    /^Let a harmless text pass and found the test virus \(Win\.Test\.EICAR_HDB-1\), at the end of a file of 50 MB too, in [\d.]+ sec\. .+, .+ [ap]m\.$/,
  ],
  ['garbage', 'unclear', /^What it answered can’t be understood/],
  ['size_limit', 'too_large', /StreamMaxLength/],
  ['limits_exceeded', 'too_large', /StreamMaxLength/],
  ['skips_large', 'skips_large', /^Called a file of 50 MB clean .+ AlertExceedsMax to yes/],
  ['refuses_large', 'refuses_large', /refused a file of 50 MB as too large/],
])('one that %s is %s', async (manner, outcome, sentence) => {
  const clamd = await startClamd();
  clamd.behave(manner);
  env().CLAMD_URL = clamd.url;
  const tried = await tryScanner(ingrid);
  expect(tried.outcome).toBe(outcome);
  const setting = await getScanner(ingrid);
  expect(setting).toEqual({ address: clamd.url, last: tried });
  expect(scannerValue(setting, words)).toContain(clamd.url);
  const { mark, text } = scannerResult(setting, words, 'UTC');
  expect(mark).toBe(outcome === 'works' ? 'good' : 'bad');
  expect(text.replace(/[\u00a0\u202f]/g, ' ')).toMatch(sentence);
});

it('one that nobody answers for is told as that, and the try before it is forgotten', async () => {
  env().CLAMD_URL = 'unix:/nowhere/clamd.ctl';
  expect(await tryScanner(ingrid)).toMatchObject({ outcome: 'unreachable', found: null });
  expect((await getScanner(ingrid)).last?.outcome).toBe('unreachable');
});

it('is tried once a day, from the firm’s morning on, and not again where somebody has', async () => {
  await tryInTheMorning(JOB);
  const clamd = await startClamd();
  env().CLAMD_URL = clamd.url;
  const triedAt = async () => (await getScanner(ingrid)).last?.triedAt.toISOString();
  const before = await withClock(EVENING, () => tryScanner(ingrid));
  for (const [moment, tried] of [
    [NIGHT, before.triedAt],
    [MORNING, MORNING],
    [LATER, MORNING],
    [TOMORROW, TOMORROW],
  ] as const) {
    await withClock(moment, () => tryInTheMorning(JOB));
    expect(await triedAt()).toBe(tried.toISOString());
  }
});

it('is the owner’s to see and to try', async () => {
  for (const actor of [ruth, dana]) {
    await expect(getScanner(actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(tryScanner(actor)).rejects.toMatchObject({ code: 'forbidden' });
  }
});
