import type { Page } from 'playwright-core';

export const MIB = 1024 * 1024;

export type Line = (how: { mibPerSecond: number; offline?: boolean }) => Promise<void>;

/** The page's line: so slow that something can happen in between, or none at all. */
export async function lineOf(page: Page): Promise<Line> {
  const session = await page.context().newCDPSession(page);
  return async ({ mibPerSecond, offline = false }) => {
    await session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: mibPerSecond * MIB,
    });
  };
}
