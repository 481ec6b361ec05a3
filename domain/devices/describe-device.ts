import type { Translate } from '@/lib/translator';

/** In the order in which they are asked: most of them claim to be Chrome or Safari as well. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
];

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/**
 * What a browser says that it is, in words: 'Chrome on Windows'. A browser may say anything, so that it is for reading
 * and for nothing else.
 */
export function describeDevice(userAgent: string | null, t: Translate): string {
  const browser = nameIn(BROWSERS, userAgent);
  const system = nameIn(SYSTEMS, userAgent);
  if (browser && system) return t('devices.browser_on', { browser, system });
  return browser ?? system ?? t('devices.unknown');
}

function nameIn(
  names: readonly (readonly [string, RegExp])[],
  userAgent: string | null,
): string | null {
  return names.find(([, mark]) => mark.test(userAgent ?? ''))?.[0] ?? null;
}
