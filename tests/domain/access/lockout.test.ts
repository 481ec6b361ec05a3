import { beforeEach, describe, expect, it } from 'vitest';
import { sweepGuesses } from '@/domain/access/count-guess';
import { networkCounter } from '@/domain/access/network-counter';
import { provePresence } from '@/domain/access/prove-presence';
import { requestReset } from '@/domain/access/request-reset';
import { resetPassword } from '@/domain/access/reset-password';
import { signIn as firstStep } from '@/domain/access/sign-in';
import { JOB, type MachineActor } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { hashDeviceSecret } from '@/lib/device-secret';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { came } from '@/tests/support/entered';
import { refusal } from '@/tests/support/refusal';

const signIn = (...given: Parameters<typeof firstStep>) => came(firstStep(...given));

const HOUR = 3_600_000;
let clock = now().getTime();
let address = 0;

/** Each time another network address, so that no address is what holds a guesser up. */
function stranger(): MachineActor {
  address += 1;
  const ip = `198.51.${address >> 8}.${address & 255}`;
  return { kind: 'sign-in', origin: { ip, userAgent: null } };
}

function browser(secret: string | null): MachineActor {
  const deviceHash = hashDeviceSecret(secret ?? '');
  return { kind: 'sign-in', origin: { ip: '203.0.113.7', userAgent: null, deviceHash } };
}

const guess = async (actor: MachineActor, email: string) =>
  (await refusal(signIn(actor, { email, password: 'not this one' }))).messageKey;

/** So many guesses at the same moment, each from an address of its own, with nothing waiting from before. */
async function guesses(count: number, email: string): Promise<string[]> {
  clock += HOUR;
  return withClock(new Date(clock), () =>
    Promise.all(Array.from({ length: count }, () => guess(stranger(), email))),
  );
}

/** As if `count` guesses had been looked at: guessing them takes a while. */
const guessed = (email: string, who: 'strangers' | 'known', count: number) =>
  ownerQuery(
    `INSERT INTO sign_in_guess (account, ${who}) VALUES (encode(sha256($1::bytea), 'hex'), $2)
     ON CONFLICT (account) DO UPDATE SET ${who} = $2`,
    [email, count],
  );

beforeEach(() => ownerQuery('TRUNCATE rate_window, sign_in_guess'));

describe('guesses at a password', () => {
  it('are looked at 10 times of 64 at the same moment, whatever addresses they come from', async () => {
    const answers = await guesses(64, emails.joan);
    expect(answers.filter((key) => key === 'access.wrong')).toHaveLength(10);
    expect(answers.filter((key) => key === 'access.locked')).toHaveLength(54);
    expect(await ownerQuery('SELECT strangers, known FROM sign_in_guess')).toEqual([
      { strangers: 10, known: 0 },
    ]);
  }, 60_000);

  it('are looked at 80 times by strangers, however long they take, and say what lets one in', async () => {
    for (const email of [emails.joan, 'nobody@porchlight.test']) {
      await guessed(email, 'strangers', 76);
      const answers = await guesses(8, email);
      expect(answers.filter((key) => key === 'access.wrong')).toHaveLength(4);
      expect(answers.filter((key) => key === 'access.locked_for_good')).toHaveLength(4);
      expect(await guesses(1, email)).toEqual(['access.locked_for_good']);
    }
    const [event] = await ownerQuery<{ client_id: string }>(
      `SELECT client_id FROM activity_event WHERE type = 'signin.locked' AND data->>'until' LIKE '9999%' AND client_id IS NOT NULL`,
    );
    expect(event?.client_id).toBe(cast.joan.clientId);
  });

  it('from outside lock nobody out of a browser that they have signed in with', async () => {
    const home = await signIn(browser(null), { email: emails.dana, password });
    await guessed(emails.dana, 'strangers', 80);
    await ownerQuery('TRUNCATE rate_window');
    expect(await guesses(12, emails.dana)).not.toContain('access.wrong');
    const right = signIn(stranger(), { email: emails.dana, password });
    expect((await refusal(right)).code).toBe('too_many');
    await signIn(browser(home.deviceSecret), { email: emails.dana, password });
  });

  it('from a known browser have a budget of their own, of that account alone', async () => {
    const { deviceSecret } = await signIn(browser(null), { email: emails.dana, password });
    const known = browser(deviceSecret);
    await withClock(now(), async () => {
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => guess(known, emails.dana)),
      );
      expect(answers.filter((key) => key === 'access.wrong')).toHaveLength(10);
      expect(answers.filter((key) => key === 'access.locked')).toHaveLength(6);
    });
    await guessed(emails.dana, 'known', 20);
    await ownerQuery('TRUNCATE rate_window');
    expect(await guess(known, emails.dana)).toBe('access.locked_for_good');
    // To another account that browser is a stranger's.
    await guess(known, emails.tom);
    expect(await ownerQuery('SELECT 1 FROM sign_in_guess WHERE strangers = 1')).toHaveLength(1);
  });

  it('whose address is not known count together, and hold up nobody whose address or browser is', async () => {
    const unknown: MachineActor = { kind: 'sign-in', origin: { ip: null, userAgent: null } };
    const { deviceSecret } = await signIn(browser(null), { email: emails.dana, password });
    await withClock(new Date((clock += HOUR)), async () => {
      expect(await guess(unknown, 'nobody@porchlight.test')).toBe('access.wrong');
      expect(
        await ownerQuery(`SELECT count FROM rate_window WHERE key = 'sign-in:network:unknown'`),
      ).toEqual([{ count: 1 }]);
      // As if others had guessed the rest.
      await ownerQuery(`UPDATE rate_window SET count = 300 WHERE key LIKE '%:unknown'`);
      expect(await guess(unknown, emails.joan)).toBe('access.locked');
      expect(await guess(stranger(), emails.joan)).toBe('access.wrong');
      const home: MachineActor = {
        kind: 'sign-in',
        origin: { ...browser(deviceSecret).origin, ip: null, userAgent: null },
      };
      await signIn(home, { email: emails.dana, password });
    });
  });

  it('from one network of IPv6 count together, whichever of its addresses they come from', () => {
    const limit = { max: 1, windowSeconds: 1 };
    const keyOf = (ip: string) =>
      networkCounter('door', { kind: 'sign-in', origin: { ip, userAgent: null } }, limit).key;
    expect(keyOf('2001:db8:0:7::1')).toBe(keyOf('2001:0DB8::7:1:2:3:4'));
    expect(keyOf('2001:db8:0:7::1')).not.toBe(keyOf('2001:db8:0:8::1'));
    expect(keyOf('198.51.100.7')).not.toBe(keyOf('198.51.100.8'));
  });

  it('in an open session are guesses too', async () => {
    await guessed(emails.tom, 'known', 19);
    const wrong = refusal(provePresence(cast.tom, { password: 'not this one' }));
    expect((await wrong).code).toBe('invalid');
    const closed = refusal(provePresence(cast.tom, { password }));
    expect((await closed).messageKey).toBe('access.locked_for_good');
  });

  it('are forgotten when somebody comes in, also by a new password', async () => {
    await guessed(emails.ruth, 'strangers', 79);
    await signIn(stranger(), { email: emails.ruth, password });
    expect(await ownerQuery('SELECT 1 FROM sign_in_guess')).toEqual([]);
    await guessed(emails.ruth, 'strangers', 80);
    await guessed(emails.ruth, 'known', 20);
    await requestReset(stranger(), { email: emails.ruth });
    const [mail] = await ownerQuery<{ text: string }>(
      `SELECT text FROM mail WHERE key LIKE 'reset/%' AND recipient = $1`,
      [emails.ruth],
    );
    const token = /\/reset\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const fresh = 'seven small boats';
    await resetPassword(stranger(), { token, password: fresh });
    await signIn(stranger(), { email: emails.ruth, password: fresh });
  });

  it('at an address that nobody has are forgotten after a month; at an account, never', async () => {
    for (const email of [emails.joan, 'nobody@porchlight.test']) {
      await guessed(email, 'strangers', 80);
    }
    const later = (days: number) => new Date(now().getTime() + days * 24 * HOUR);
    expect(await withClock(later(29), () => sweepGuesses(JOB))).toBe(0);
    expect(await withClock(later(31), () => sweepGuesses(JOB))).toBe(1);
    expect(await guesses(1, emails.joan)).toEqual(['access.locked_for_good']);
  });
});
