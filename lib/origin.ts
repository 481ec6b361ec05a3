import type { Origin } from './actor';
import { hashDeviceSecret } from './device-secret';
import { env } from './env';
import { ownCookie } from './own-cookie';
import { plainAddress, socketAddressIn } from './socket-address';

const LONGEST_USER_AGENT = 400;

/**
 * Where a request came from. An address is believed only as far as the proxies in front are ours: of X-Forwarded-For
 * the entry that the outermost trusted proxy wrote, counted from the right. Without a trusted proxy it is the socket's.
 */
export function originOf(headers: Headers): Origin {
  return {
    ip: addressIn(headers),
    userAgent: headers.get('user-agent')?.slice(0, LONGEST_USER_AGENT) ?? null,
    // Worked out where it is asked for: signing in asks, and hardly anything else.
    get deviceHash() {
      return deviceHashIn(headers.get('cookie') ?? '');
    },
  };
}

function addressIn(headers: Headers): string | null {
  const trusted = env().TRUSTED_PROXIES;
  if (trusted === 0) return socketAddressIn(headers);
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  return plainAddress(chain.at(-trusted) ?? '') || null;
}

function deviceHashIn(cookies: string): string | null {
  const begin = `${ownCookie('device').name}=`;
  const cookie = cookies.split(/;\s*/).find((each) => each.startsWith(begin));
  return cookie ? hashDeviceSecret(cookie.slice(begin.length)) : null;
}
