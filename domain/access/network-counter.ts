import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { MachineActor } from '@/lib/actor';
import type { Limit } from '@/lib/rate-limit';

/** A key that tries are counted under, and how many it has. */
export type Counter = { key: string; limit: Limit };

/** Where no address is known, all strangers count as one, who may do as much as so many networks. */
const UNKNOWN_FACTOR = 5;

/**
 * What the tries of strangers are counted under by where they come from: their network, or, where that is not known, all of
 * those together, so that guessing is held up whatever stands in front of the portal.
 * @param what the door, such as 'sign-in'
 */
export function networkCounter(what: string, { origin }: MachineActor, limit: Limit): Counter {
  if (origin?.ip) return { key: `${what}:network:${hashed(networkOf(origin.ip))}`, limit };
  return {
    key: `${what}:network:unknown`,
    limit: { ...limit, max: limit.max * UNKNOWN_FACTOR },
  };
}

/** How something stands in a counter: not as it is, since most of it is nobody's. */
export function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Whoever has one address of IPv6 has the 2^64 beside it: a network is what the first half says (RFC 6177). */
function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const [before = '', after] = (ip.split('%')[0] ?? '').split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [head, tail] = [groups(before), groups(after ?? '')];
  const missing = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const all = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
