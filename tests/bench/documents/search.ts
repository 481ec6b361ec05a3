import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { hintsOf, indexKeys, wordNumber } from '@/domain/words/word-numbers';
import { searchPortal } from '@/domain/search/search-portal';
import { type Actor, PUBLIC } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { msOf, percentile } from '@/tests/bench/billing/timing';
import type { CastStand } from '@/tests/bench/cast-stand';
import { rounded, type Tell } from '@/tests/bench/figure';
import { makeChance } from '@/tests/bench/portal/chance';
import { cast } from '@/tests/support/cast';

const WORDS = 20_000;
const WARM_UP = 1;
const TIMES = 6;
const MOST_MS = 200;

/** How long a search takes over a hundred thousand documents with their texts, for an owner, a manager and a contact. */
export async function tellSearch(
  { database: { admin } }: CastStand,
  { say, figure }: Tell,
): Promise<void> {
  say('  loading 100,000 documents with 80 words each');
  const words = makeWords();
  await load(admin, words);
  const times = await measure(asks(words), say);
  const bare: number[] = [];
  for (let n = 0; n < 50; n += 1) {
    bare.push(await msOf(() => readAs(PUBLIC, (db) => db.$queryRaw(sql`SELECT name FROM firm`))));
  }
  const [value, beside] = [percentile(times, 95), percentile(bare, 95)];
  figure({
    name: 'search.p95_ms',
    value: rounded(value, 1),
    unit: 'ms',
    against: `reading the firm's name, ${rounded(beside, 2)} ms`,
    ratio: rounded(value / beside, 1),
    target: { of: 'value', atMost: MOST_MS },
  });
}

async function measure(
  typed: Map<string, string>,
  say: (sentence: string) => void,
): Promise<number[]> {
  const all: number[] = [];
  const actors: [string, Actor][] = [
    ['the owner', cast.ingrid],
    ['a manager', cast.ruth],
    ['a contact', cast.dana],
  ];
  for (const [who, actor] of actors) {
    for (const [what, q] of typed) {
      const ask = () => searchPortal(actor, q, { locale: 'en-US' });
      for (let n = 0; n < WARM_UP; n += 1) await ask();
      const times: number[] = [];
      for (let n = 0; n < TIMES; n += 1) times.push(await msOf(ask));
      all.push(...times);
      const { how, total } = await ask();
      say(
        `  ${who}, ${what}: ${rounded(percentile(times, 50), 1)} ms (${how ?? 'nothing'}, ${total})`,
      );
    }
  }
  return all;
}

/** What people type, by what it has to be found by. */
function asks(words: readonly string[]): Map<string, string> {
  const at = (place: number) => words[place] ?? '';
  const slip = (word: string) => word.slice(0, 2) + word.slice(3);
  return new Map([
    ['a title', 'engagement letter'],
    ['a title and a month', 'statement october 2025'],
    ['a client', 'brightwater'],
    ['a word of every third text', at(0)],
    ['a word of some texts', at(2_000)],
    ['a rare word', at(19_000)],
    ['a common and a rare word', `${at(3)} ${at(15_000)}`],
    ['three common words', `${at(1)} ${at(4)} ${at(9)}`],
    ['a title and a word', `payroll ${at(5_000)}`],
    ['a beginning', at(8_000).slice(0, 5)],
    ['a slip in a title', 'enagement'],
    ['a slip in a text', slip(at(12_000))],
    ['nothing', 'zzyzxzzq'],
  ]);
}

/** Made-up words of five to ten letters, each once. */
function makeWords(): string[] {
  const chance = makeChance(7);
  const one = (of: string) => of[Math.floor(chance.next() * of.length)] ?? '';
  const words = new Set<string>();
  while (words.size < WORDS) {
    const pairs = 3 + Math.floor(chance.next() * 3);
    words.add(
      Array.from({ length: pairs }, () => one('bcdfghjklmnprstvw') + one('aeiou')).join(''),
    );
  }
  return [...words];
}

async function load(admin: Client, words: readonly string[]): Promise<void> {
  const [key] = indexKeys();
  if (!key) throw new Error('The bench has no key.');
  const numbers = words.map((word) => wordNumber(key, word));
  await admin.query('CREATE TEMP TABLE vocabulary (n int PRIMARY KEY, number bigint)');
  await admin.query(
    'INSERT INTO vocabulary SELECT n, number FROM unnest($1::bigint[]) WITH ORDINALITY v(number, n)',
    [numbers],
  );
  const pairs = words.flatMap((word, n) =>
    [numbers[n] ?? 0n, ...hintsOf(key, word)].map((hint) => [hint, numbers[n] ?? 0n] as const),
  );
  await admin.query(
    `INSERT INTO search_word (hint, word, key_id) SELECT hint, word, 'k1' FROM unnest($1::bigint[], $2::bigint[]) h(hint, word)`,
    [pairs.map(([hint]) => hint), pairs.map(([, word]) => word)],
  );
  const script = fileURLToPath(new URL('search.sql', import.meta.url));
  await admin.query(readFileSync(script, 'utf8'));
  await admin.query('VACUUM ANALYZE');
}
