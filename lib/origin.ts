import type { Origin } from './actor';
import { hashDeviceSecret } from './device-secret';
import { env } from './env';
import { ownCookie } from './own-cookie';

const LONGEST_USER_AGENT = 400;

/**
 * Where a request came from. An address is believed only as far as the proxies in front are ours: of X-Forwarded-For
 * the entry that the outermost trusted proxy wrote, counted from the right. Without a trusted proxy it is unknown.
 */
export function originOf(headers: Headers): Origin {
  const trusted = env().TRUSTED_PROXIES;
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const ip = trusted > 0 ? (chain.at(-trusted) ?? null) : null;
  return {
    ip: ip || null,
    userAgent: headers.get('user-agent')?.slice(0, LONGEST_USER_AGENT) ?? null,
    deviceHash: deviceHashIn(headers.get('cookie') ?? ''),
  };
}

function deviceHashIn(cookies: string): string | null {
  const begin = `${ownCookie('device').name}=`;
  const cookie = cookies.split(/;\s*/).find((each) => each.startsWith(begin));
  return cookie ? hashDeviceSecret(cookie.slice(begin.length)) : null;
}
