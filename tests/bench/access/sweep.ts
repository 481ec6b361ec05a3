import { hashPassword } from '@/domain/access/password';
import { makeRows } from '@/tests/access/sweep/rows';
import type { CastStand } from '@/tests/bench/cast-stand';
import { rounded, type Tell } from '@/tests/bench/figure';
import { password } from '@/tests/support/cast';
import { sweepOverHttp } from '@/tests/support/http-sweep/sweep';

const LEAST_PROBES = 2_000;
const MOST_SECONDS = 600;

/** Everything that the portal has, asked for by everybody and in every way: how much that was, and what it gave away. */
export async function tellSweep(
  { url, database: { admin, ...urls } }: CastStand,
  { say, figure }: Tell,
): Promise<void> {
  say('  everybody asks for everything, in every way');
  await admin.query('UPDATE person SET password_hash = $1', [await hashPassword(password)]);
  // What the access tests' rows are made in.
  globalThis.porchlightTestDatabase = {
    ...urls,
    name: 'bench',
    query: async (sql, values) => (await admin.query(sql, values)).rows,
    drop: () => Promise.resolve(),
  };
  const started = performance.now();
  const { probes, leaks } = await sweepOverHttp(url, makeRows, { whole: true });
  const seconds = (performance.now() - started) / 1000;
  for (const leak of leaks) say(`  ${leak}`);
  figure({
    name: 'sweep.probes',
    value: probes,
    unit: 'requests',
    against: `the ${LEAST_PROBES} that it has to be`,
    ratio: rounded(probes / LEAST_PROBES),
    target: { of: 'value', atLeast: LEAST_PROBES },
  });
  figure({
    name: 'sweep.leaks',
    value: leaks.length,
    unit: 'answers',
    against: 'none',
    ratio: leaks.length,
    target: { of: 'value', atMost: 0 },
  });
  figure({
    name: 'sweep.seconds',
    value: rounded(seconds, 0),
    unit: 's',
    against: `the ${MOST_SECONDS} that it may take`,
    ratio: rounded(seconds / MOST_SECONDS),
    target: { of: 'value', atMost: MOST_SECONDS },
  });
}
