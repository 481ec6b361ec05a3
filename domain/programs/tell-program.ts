import { BlockList, isIP } from 'node:net';
import type { ProgramRules } from './program-rules';

/** What is known of a request by which somebody, or something, came. */
export type Asked = {
  ip: string | null;
  userAgent: string | null;
  /** The headers that a browser sends with it, by their names in small letters; undefined where they are not known. */
  headers?: Readonly<Record<string, string | null>> | undefined;
  /** It asked for the page's headers alone, as no browser does. */
  isHead?: boolean;
  /** How long ago the mail was sent whose link it is; null where it is none. */
  sentAgoMs?: number | null;
};

/** A program that looks at links for somebody, or one that goes round by itself; null for a person, as far as can be told. */
export type Program = 'scanner' | 'bot' | null;

/**
 * Tells programs from people by more than what they call themselves: where they come from, how soon after a mail, and how
 * they ask. In doubt it is a person: what counts as a look is told by the page itself, once it was in sight.
 */
export function tellProgram(asked: Asked, rules: ProgramRules): Program {
  const { ip, userAgent, sentAgoMs } = asked;
  if (isNamed(userAgent, rules.scannerWords) || isIn(ip, rules.ranges)) return 'scanner';
  if (isNamed(userAgent, rules.botWords)) return 'bot';
  const isFetchedAhead = /prefetch|preview|prerender/.test(purposeOf(asked));
  if (typeof sentAgoMs === 'number') {
    const isTooSoon = sentAgoMs < rules.seconds * 1000;
    if (isTooSoon || asked.isHead || isFetchedAhead || !asksAsBrowser(asked)) return 'scanner';
    return null;
  }
  return asked.isHead || isFetchedAhead || !asksAsBrowser(asked) ? 'bot' : null;
}

function isNamed(userAgent: string | null, words: readonly string[]): boolean {
  const name = userAgent?.toLowerCase() ?? '';
  return words.some((word) => word !== '' && name.includes(word.toLowerCase()));
}

function isIn(ip: string | null, ranges: readonly string[]): boolean {
  if (!ip || ranges.length === 0) return false;
  const family = isIP(ip);
  if (family === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const network = parseRange(range);
    if (network) list.addSubnet(network.address, network.bits, network.family);
  }
  return list.check(ip, family === 6 ? 'ipv6' : 'ipv4');
}

/** A network as CIDR, or one address; null for what is none. */
export function parseRange(
  text: string,
): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', given, ...more] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return null;
  const most = version === 6 ? 128 : 32;
  const bits = given === undefined ? most : /^\d{1,3}$/.test(given) ? Number(given) : NaN;
  if (!(bits >= 0 && bits <= most)) return null;
  return { address, bits, family: version === 6 ? 'ipv6' : 'ipv4' };
}

function purposeOf({ headers = {} }: Asked): string {
  return [headers['sec-purpose'], headers['purpose'], headers['x-purpose'], headers['x-moz']]
    .join(' ')
    .toLowerCase();
}

/** A person's browser names itself and its languages, and says what it wants the page for where the line is safe. */
function asksAsBrowser({ userAgent, headers }: Asked): boolean {
  if (!userAgent) return false;
  if (!headers) return true;
  if (!headers['accept-language']) return false;
  const mode = headers['sec-fetch-mode'];
  return mode === undefined || mode === null || mode === 'navigate' || mode === 'no-cors';
}
