import { availableParallelism, loadavg } from 'node:os';
import { isMet, type Figure } from '@/tests/bench/figure';
import { endChildren } from '@/tests/bench/children';
import { groups } from '@/tests/bench/groups';

const EXIT = { fault: 1, usage: 2, stopped: 130 } as const;

/** Progress goes to standard error: standard output bears figures, one JSON object a line, and nothing else. */
function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // What waits for a child fails then, and tidies up after itself on the way out.
    stopped = true;
    endChildren();
  });
}

async function run(wanted: string[]): Promise<number> {
  const unknown = wanted.find((name) => !Object.hasOwn(groups, name));
  if (unknown !== undefined) {
    say(`There is no bench "${unknown}". Known: ${Object.keys(groups).join(', ')}.`);
    return EXIT.usage;
  }
  for (const [name, load] of Object.entries(groups)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`${name}: ${availableParallelism()} cores, load ${loadNow()}`);
    for (const bench of (await load()).benches) await bench({ say, figure: print });
  }
  return 0;
}

function print(figure: Figure): void {
  const { name, value, unit, against, ratio, target } = figure;
  process.stdout.write(`${JSON.stringify({ name, value, unit, against, ratio })}\n`);
  if (!target) return;
  const bound =
    target.atLeast === undefined ? `at most ${target.atMost}` : `at least ${target.atLeast}`;
  const verdict = isMet(figure, target) ? 'meets' : 'MISSES';
  say(`  ${name} ${verdict} its target (${target.of} ${bound}); load ${loadNow()}`);
}

function loadNow(): string {
  return loadavg()
    .map((load) => Math.round(load * 10) / 10)
    .join(', ');
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!stopped) say(error instanceof Error ? error.message : String(error));
  process.exitCode = stopped ? EXIT.stopped : EXIT.fault;
}
