import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium';
import { watchPolicy } from './policy-watch';

/**
 * Starts a real Chromium. The tests run as root in places, where its sandbox does not; everything
 * else of a browser's security is on.
 */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--font-render-hinting=none',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  browser.on('context', watchPolicy);
  return browser;
}
