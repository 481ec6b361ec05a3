import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import '../storage/storage-setting';
import { type Manner, startClamd } from '@/tests/support/stand-in-clamd';
import { env } from '@/lib/env';
import { hasScanner, scanStream } from '@/lib/scanner';
import { eicar } from '@/lib/scanner/eicar';

const SHORT = { wholeMs: 1500, idleMs: 400 };

async function* send(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield piece;
    await wait(10);
  }
}

const harmless = () => send(Buffer.from('A letter.'), Buffer.from('And more of it.'));

afterEach(() => {
  delete env().CLAMD_URL;
});

describe.each([
  ['TCP', false],
  ['a Unix socket', true],
])('over %s', (_, unix) => {
  it('finds what there is, and nothing else', async () => {
    const clamd = await startClamd({ unix });
    env().CLAMD_URL = clamd.url;
    expect(await scanStream(harmless())).toEqual({ verdict: 'clean' });
    expect(await scanStream(send(eicar()))).toEqual({
      verdict: 'infected',
      signature: 'Win.Test.EICAR_HDB-1',
    });
    // Cut across two pieces.
    const halves = [eicar().subarray(0, 30), eicar().subarray(30)];
    expect(await scanStream(send(...halves))).toMatchObject({ verdict: 'infected' });
    expect(await scanStream(send())).toEqual({ verdict: 'clean' });
    expect(clamd.scanned().files).toBe(4);
  });
});

describe('is not clean', () => {
  it.each<[Manner, string]>([
    ['hangs', 'timeout'],
    ['ok_too_early', 'unclear'],
    ['garbage', 'unclear'],
    ['closes_early', 'unclear'],
    ['no_end_mark', 'unclear'],
    ['ok_and_more', 'unclear'],
    ['endless', 'unclear'],
    ['size_limit', 'too_large'],
    ['limits_exceeded', 'too_large'],
  ])('what is answered by one that %s', async (manner, why) => {
    const clamd = await startClamd();
    clamd.behave(manner);
    env().CLAMD_URL = clamd.url;
    const began = performance.now();
    expect(await scanStream(harmless(), SHORT)).toEqual({ verdict: 'unscanned', why });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('what nobody listens to', async () => {
    const gone: { end?: () => Promise<void> } = {};
    const clamd = await startClamd({ ended: (end) => (gone.end = end) });
    await gone.end?.();
    for (const url of [clamd.url, 'unix:/nowhere/clamd.ctl', 'tcp://nobody.invalid:3310']) {
      env().CLAMD_URL = url;
      expect(await scanStream(harmless(), SHORT), url).toEqual({
        verdict: 'unscanned',
        why: 'unreachable',
      });
    }
  });

  it('what comes too slowly', async () => {
    const clamd = await startClamd();
    env().CLAMD_URL = clamd.url;
    const drip = async function* () {
      for (;;) {
        yield Buffer.from('x');
        await wait(50);
      }
    };
    expect(await scanStream(drip(), { wholeMs: 600, idleMs: 400 })).toEqual({
      verdict: 'unscanned',
      why: 'timeout',
    });
  });

  it('anything where no scanner is set up', async () => {
    expect(hasScanner()).toBe(false);
    expect(await scanStream(harmless())).toEqual({ verdict: 'unscanned', why: 'unreachable' });
  });
});

it('throws what the source throws', async () => {
  env().CLAMD_URL = (await startClamd()).url;
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x');
    throw new Error('the disk is gone');
  };
  await expect(scanStream(broken())).rejects.toThrow('the disk is gone');
});

it('keeps no more of a large file than a piece, and gives all of it', async () => {
  const clamd = await startClamd();
  env().CLAMD_URL = clamd.url;
  const piece = Buffer.alloc(1024 * 1024, 'a');
  const large = async function* () {
    for (let count = 0; count < 60; count += 1) yield piece;
  };
  expect(await scanStream(large())).toEqual({ verdict: 'clean' });
  expect(clamd.scanned().mostBytes).toBe(60 * piece.length);
});

const real = (() => {
  try {
    return execFileSync('which', ['clamd'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
})();

it(`finds the test virus with the real ClamAV${real ? '' : ' (skipped: no clamd on this machine)'}`, async ({
  skip,
}) => {
  if (!real) return skip('no clamd on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const socket = join(folder, 'clamd.ctl');
  // One signature of our own, since the real ones are a download: the test virus by its content.
  writeFileSync(join(folder, 'test.ndb'), `Test.Eicar:0:*:${eicar().toString('hex')}\n`);
  const lines = [`DatabaseDirectory ${folder}`, `LocalSocket ${socket}`, 'Foreground yes'];
  writeFileSync(join(folder, 'clamd.conf'), `${[...lines, 'AlertExceedsMax yes'].join('\n')}\n`);
  const clamd = spawn(real, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  try {
    env().CLAMD_URL = `unix:${socket}`;
    await expect
      .poll(() => scanStream(harmless(), SHORT), { timeout: 30_000 })
      .toEqual({ verdict: 'clean' });
    expect(await scanStream(send(eicar()))).toMatchObject({ verdict: 'infected' });
  } finally {
    clamd.kill();
  }
}, 60_000);
