import { gzipSync } from 'node:zlib';
import { type Bench, median, rounded } from '@/tests/bench/figure';
import { openBrowser } from '@/tests/support/browser';
import { bundleRecorder, startHearing, WATCHING } from '@/tests/support/recorder';

const MOST_BYTES = 3_000;
const MOST_MS = 50;
const ROUNDS = 15;

/** A page as long as a firm with much to pay has it. */
const ROWS = Array.from(
  { length: 300 },
  (_, n) =>
    `<li><a href="/invoices/in_${n}">Invoice ${n}</a> <button name="b${n}">Pay</button></li>`,
).join('');

/**
 * What the recorder of visits costs a page: its bytes, minified and packed as the web server packs them, alone and whole, for
 * in the portal's own build it shares its file with the page's frame; and what it takes of the page's main thread from its
 * first line until the page is left, with fifty presses and a page that changes two hundred times meanwhile.
 */
export const beaconBench: Bench = async ({ say, figure }) => {
  const built = await bundleRecorder(`export { VisitRecorder } from './visit-recorder';`);
  const bytes = gzipSync(built, { level: 9 }).length;
  say(`  ${built.length} bytes before they are packed`);
  figure({
    name: 'beacon.bytes_gzip',
    value: bytes,
    unit: 'bytes',
    against: `the ${MOST_BYTES} that it may have`,
    ratio: rounded(bytes / MOST_BYTES),
    target: { of: 'value', atMost: MOST_BYTES },
  });
  const script = await bundleRecorder(WATCHING);
  const hearing = await startHearing(
    () => `<!doctype html><body><div data-contact="co_1"><ul>${ROWS}</ul></div>`,
  );
  const browser = await openBrowser();
  try {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await browser.newPage();
      await page.goto(hearing.url);
      took.push(await page.evaluate<number>(`(${VISIT})(${JSON.stringify(script)})`));
      await page.close();
    }
    const value = median(took);
    figure({
      name: 'beacon.ms',
      value: rounded(value, 2),
      unit: 'ms',
      against: `the ${MOST_MS} ms after which a task is a long one`,
      ratio: rounded(value / MOST_MS),
      target: { of: 'value', atMost: MOST_MS },
    });
  } finally {
    await browser.close();
    await hearing.stop();
  }
};

/** In the page, as text, since what runs there must need nothing from here: a visit with the recorder, less one without it. */
const VISIT = `async (script) => {
  const round = async () => {
    const started = performance.now();
    const buttons = document.querySelectorAll('button');
    const rows = document.querySelectorAll('li');
    for (let one = 0; one < 50; one += 1) {
      buttons[one].dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    }
    for (let one = 0; one < 200; one += 1) {
      rows[one].append(' ');
      if (one % 20 === 0) await Promise.resolve();
    }
    return performance.now() - started;
  };
  const without = await round();
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const started = performance.now();
  await import(address);
  const evaluated = performance.now() - started;
  const within = await round();
  const leaving = performance.now();
  leavePage();
  dispatchEvent(new Event('pagehide'));
  return Math.max(0, evaluated + within - without + performance.now() - leaving);
}`;
