import type { BrowserContext } from 'playwright-core';
import { rounded, type Tell } from '@/tests/bench/figure';
import { openBrowser } from '@/tests/support/browser';
import { password } from './load-firm';
import type { Stand } from './stand';

const MOST_KB = 200;
const KB = 1_000;

/**
 * What JavaScript the client's first page costs: every byte of a script that a real browser takes from the network,
 * headers and all, from an empty cache until nothing more comes. The reader signs in by the form and so lands there;
 * the page is then opened in a context of its own, that had no page before it.
 */
export async function tellClientScripts(stand: Stand, { say, figure }: Tell): Promise<void> {
  const browser = await openBrowser();
  try {
    const first = await browser.newContext();
    const page = await first.newPage();
    await page.goto(`${stand.url}/sign-in`);
    await page.fill('input[type=email]', stand.firm.emails.contact);
    await page.fill('input[type=password]', password);
    await page.click('button[type=submit]');
    await page.waitForURL(`${stand.url}/`);
    const again = await browser.newContext({ storageState: await first.storageState() });
    const bytes = await scriptBytes(again, `${stand.url}/`, say);
    const bareBytes = await scriptBytes(await browser.newContext(), `${stand.bareUrl}/`, () => {});
    figure({
      name: 'client.js_kb',
      value: rounded(bytes / KB, 1),
      unit: 'kB',
      against: `a bare page's, ${rounded(bareBytes / KB, 1)} kB`,
      ratio: rounded(bytes / bareBytes),
      target: { of: 'value', atMost: MOST_KB },
    });
  } finally {
    await browser.close();
  }
}

async function scriptBytes(
  context: BrowserContext,
  address: string,
  say: Tell['say'],
): Promise<number> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const scripts = new Map<string, { url: string; bytes: number }>();
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    const isScript = type === 'Script' || response.mimeType.includes('javascript');
    if (isScript) scripts.set(requestId, { url: response.url, bytes: 0 });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength;
  });
  await network.send('Network.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  if (page.url() !== address) throw new Error(`${address} led to ${page.url()}.`);
  const all = [...scripts.values()].sort((a, b) => b.bytes - a.bytes);
  for (const { url, bytes } of all) say(`  ${rounded(bytes / KB, 1)} kB ${new URL(url).pathname}`);
  return all.reduce((sum, { bytes }) => sum + bytes, 0);
}
