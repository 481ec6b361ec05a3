import { describe, expect, it } from 'vitest';
import { describeDevice } from '@/domain/devices/describe-device';
import type { OpenSession } from '@/domain/devices/list-sessions';
import { OwnName } from '@/domain/devices/own-name';
import { sessionItem, sessionsEnd, signedInSentence } from '@/domain/devices/session-words';
import type { PersonActor } from '@/lib/session-row';
import { translator } from '@/lib/translator';

const t = translator();
const words = { t, locale: 'en-US', zone: 'America/Los_Angeles', today: '2026-11-26' };
const session: OpenSession = {
  id: 'se_1',
  device: { id: 'dv_1', name: null },
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  ip: '203.0.113.7',
  beganAt: new Date('2026-11-23T22:40:00Z'),
  seenAt: new Date('2026-11-26T17:15:00Z'),
  isThis: false,
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('a browser in words', () => {
  it.each([
    [
      'Edge on Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    ],
    [
      'Chrome on Mac',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    ],
    [
      'Safari on iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    ],
    [
      'Chrome on iPad',
      'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
    ],
    [
      'Samsung Internet on Android',
      'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
    ],
    ['Firefox on Linux', session.userAgent],
    ['Windows', 'Something (Windows NT 10.0)'],
    ['A browser that doesn’t say what it is', 'curl/8.9'],
    ['A browser that doesn’t say what it is', null],
  ])('is %s', (said, userAgent) => {
    expect(describeDevice(userAgent, t)).toBe(said);
  });
});

describe('a session in words', () => {
  it('is what the browser is, until it has a name', () => {
    const item = sessionItem(session, words);
    expect(item.title).toBe('Firefox on Linux');
    expect(plain(item.detail)).toBe(
      'From 203.0.113.7. Signed in Mon 23 Nov, 2:40 pm. Last seen 9:15 am.',
    );
    const named = sessionItem({ ...session, device: { id: 'dv_1', name: 'The studio' } }, words);
    expect(named.title).toBe('The studio');
    expect(named.detail).toMatch(/^Firefox on Linux\. From /);
    expect(sessionItem({ ...session, ip: null, isThis: true }, words).detail).not.toMatch(
      /From|Last seen/,
    );
  });

  it('counts the other places in one sentence', () => {
    const here = { ...session, isThis: true };
    expect(signedInSentence([here], t)).toBe('You are signed in here, and nowhere else.');
    expect(signedInSentence([here, session], t)).toBe(
      'You are signed in here, and in one other place.',
    );
    expect(signedInSentence([here, session, session], t)).toBe(
      'You are signed in here, and in 2 other places.',
    );
  });

  it('says when it ends, for a client and for the firm', () => {
    expect(sessionsEnd({ kind: 'contact' } as PersonActor, t)).toMatch(/7 days .* 30 days/);
    expect(sessionsEnd({ kind: 'owner' } as PersonActor, t)).toMatch(/12 hours .* 7 days/);
  });
});

describe('a name of one’s own', () => {
  it.each([
    ['  The\tstudio \n', 'The studio'],
    ['a\u0000b\u001b[31m\u202ec', 'a b [31m c'],
    ['x\ud800y', 'x y'],
  ])('is one line without what hides or turns it: %j', (typed, kept) => {
    expect(OwnName.parse(typed)).toBe(kept);
  });

  it.each([[''], ['\u200b \n'], ['x'.repeat(61)]])('is not %j', (typed) => {
    expect(OwnName.safeParse(typed).success).toBe(false);
  });
});
