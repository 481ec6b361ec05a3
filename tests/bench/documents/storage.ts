import { createCipheriv, randomBytes } from 'node:crypto';
import { openObject, putObject, removeObject, type StoredObject } from '@/lib/storage';
import { median, rounded, type Tell } from '@/tests/bench/figure';

const MB = 1_000_000;
const MIB = 1024 * 1024;
/** As large as a document may be many times over, so that beginning and end weigh little. */
const SPEED_BYTES = 256 * MIB;
const GREAT_BYTES = 2 * 1024 * MIB;
const ROUNDS = 5;
const LEAST_RATIO = 0.35;
const MOST_GROWTH_MB = 64;
const CONTEXT = 'bench';

/**
 * How fast files go into the encrypted storage and come out of it, against AES-256-GCM over a buffer in the same run, and
 * by how much memory grows while one of 2 GiB does both.
 */
export async function tellStorage({ say, figure }: Tell): Promise<void> {
  const rounds: { bare: number; store: number; serve: number }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bare = bareSpeed();
    const { stored, speed: store } = await storeSpeed(SPEED_BYTES);
    const serve = await serveSpeed(stored);
    await removeObject(stored.storageKey);
    rounds.push({ bare, store, serve });
    say(`  round ${round}: ${[bare, store, serve].map((speed) => rounded(speed, 0)).join(', ')}`);
  }
  for (const name of ['store', 'serve'] as const) {
    figure({
      name: `${name}.mb_per_s`,
      value: rounded(median(rounds.map((round) => round[name])), 1),
      unit: 'MB/s',
      against: `AES-256-GCM over a buffer, ${rounded(median(rounds.map(({ bare }) => bare)), 1)} MB/s`,
      ratio: rounded(median(rounds.map((round) => round[name] / round.bare))),
      target: { of: 'ratio', atLeast: LEAST_RATIO },
    });
  }
  say('  a file of 2 GiB, in and out');
  const { startMb, growthMb } = await growth();
  figure({
    name: 'store.rss_growth_mb',
    value: rounded(growthMb, 1),
    unit: 'MB',
    against: `the process before it, ${rounded(startMb, 1)} MB`,
    ratio: rounded(growthMb / startMb),
    target: { of: 'value', atMost: MOST_GROWTH_MB },
  });
}

/** MB a second of the cipher alone, over one buffer in memory. */
function bareSpeed(): number {
  const plain = randomBytes(64 * MIB);
  const started = performance.now();
  for (let done = 0; done < SPEED_BYTES; done += plain.length) {
    const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12));
    cipher.update(plain);
    cipher.final();
  }
  return speedOf(SPEED_BYTES, started);
}

async function storeSpeed(bytes: number): Promise<{ stored: StoredObject; speed: number }> {
  const started = performance.now();
  const stored = await putObject(pieces(bytes), CONTEXT, { maxBytes: bytes });
  return { stored, speed: speedOf(bytes, started) };
}

async function serveSpeed(stored: StoredObject): Promise<number> {
  const started = performance.now();
  let read = 0;
  for await (const piece of await openObject(stored, CONTEXT)) read += (piece as Buffer).length;
  if (read !== stored.sizeBytes) throw new Error(`${read} bytes of ${stored.sizeBytes} came back.`);
  return speedOf(read, started);
}

/** As a request's body comes: pieces of 64 KiB, the same bytes again and again. */
async function* pieces(bytes: number): AsyncGenerator<Uint8Array> {
  const piece = randomBytes(64 * 1024);
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
}

/** The most resident memory while a great file goes in and comes out, above what there was before. */
async function growth(): Promise<{ startMb: number; growthMb: number }> {
  const start = process.memoryUsage.rss();
  let most = start;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
  try {
    const { stored } = await storeSpeed(GREAT_BYTES);
    await serveSpeed(stored);
    await removeObject(stored.storageKey);
  } finally {
    clearInterval(watch);
  }
  return { startMb: start / MB, growthMb: (most - start) / MB };
}

function speedOf(bytes: number, startedMs: number): number {
  return bytes / MB / ((performance.now() - startedMs) / 1000);
}
