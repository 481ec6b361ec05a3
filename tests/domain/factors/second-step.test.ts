import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '@/domain/access/sign-in';
import { getFactors } from '@/domain/factors/get-factors';
import { makeRecoveryCodes } from '@/domain/factors/make-recovery-codes';
import { removeTotp } from '@/domain/factors/remove-totp';
import { isSecondStepOpen, takeSecondStep } from '@/domain/factors/second-step';
import { beginTotp, confirmTotp } from '@/domain/factors/set-up-totp';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { actorOfSession } from '@/lib/session-row';
import { codeOf } from '@/tests/support/authenticator-app';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import {
  type Armed,
  eventsOf,
  firstStep,
  later,
  mailsTo,
  nowhere,
  onAnotherDay,
  present,
  setUp,
  stranger,
} from './armed';

const { dana, tom } = cast;
const sessions = async () => (await ownerQuery('SELECT 1 FROM session')).length;

describe('setting up a second step', () => {
  it(
    'asks first whether it is them, and for nothing until the app has shown a code',
    onAnotherDay(async () => {
      expect((await refusal(beginTotp(tom))).messageKey).toBe('access.presence_needed');
      await present(tom);
      await beginTotp(tom);
      const { on, setup } = await getFactors(tom);
      expect(on).toBeNull();
      expect(await signIn(stranger, { email: emails.tom, password })).toMatchObject({ step: 'in' });
      const wrong = refusal(confirmTotp(tom, { code: '000000' }));
      expect((await wrong).fields).toEqual({ code: 'factors.errors.app_code_wrong' });
      // Who has the session alone is not shown the key.
      await later(700, async () => expect((await getFactors(tom)).setup).toBeNull());
      const codes = await confirmTotp(tom, { code: codeOf(setup?.key ?? '', now()) });
      expect(codes).toHaveLength(10);
      expect(new Set(codes.map((code) => code.replace(/[0-9A-HJKMNP-TV-Z]{5}/g, 'x')))).toEqual(
        new Set(['x-x']),
      );
      expect(await getFactors(tom)).toMatchObject({ on: { codesLeft: 10 }, setup: null });
      expect((await refusal(beginTotp(tom))).code).toBe('conflict');
      expect((await mailsTo(emails.tom)).at(-1)?.text).toContain('/staff/security');
      expect(await eventsOf('factor.added')).toHaveLength(1);
    }),
    60_000,
  );

  it('keeps neither the key nor a code as it is', async () => {
    const kept = await ownerQuery<{ text: string }>(
      `SELECT (SELECT string_agg(t::text, '') FROM totp t) || (SELECT string_agg(r::text, '') FROM recovery_code r) AS text`,
    );
    expect(kept[0]?.text).toMatch(/\$scrypt\$/);
    const [row] = await ownerQuery<{ wrapped_key: Buffer }>('SELECT wrapped_key FROM totp');
    // Nonce, 20 bytes and tag.
    expect(row?.wrapped_key.length).toBe(12 + 20 + 16);
  });
});

describe('signing in with it', () => {
  let armed: Armed;
  beforeAll(
    onAnotherDay(async () => void (armed = await setUp(dana))),
    60_000,
  );

  it(
    'leaves no session behind the password, and one behind the code, which works once',
    onAnotherDay(async () => {
      const before = await sessions();
      const secret = await firstStep(emails.dana);
      expect(await sessions()).toBe(before);
      expect(await isSecondStepOpen(stranger, secret)).toBe(true);
      const code = codeOf(armed.key, now());
      const { sessionId, home } = await takeSecondStep(stranger, { secret, code, way: 'app' });
      expect(home).toBe('/');
      expect(await actorOfSession(sessionId, nowhere)).toMatchObject({ personId: dana.personId });
      expect((await eventsOf('signin.succeeded')).at(-1)?.data).toEqual({
        method: 'password+totp',
      });
      const used = refusal(takeSecondStep(stranger, { secret, code, way: 'app' }));
      expect((await used).messageKey).toBe('factors.errors.over');
      const again = await firstStep(emails.dana);
      const twice = refusal(takeSecondStep(stranger, { secret: again, code, way: 'app' }));
      expect((await twice).fields).toEqual({ code: 'factors.errors.code_wrong' });
      // An older one, that the clock would still allow, is no better.
      const old = codeOf(armed.key, new Date(now().getTime() - 30_000));
      const before30 = refusal(takeSecondStep(stranger, { secret: again, code: old, way: 'app' }));
      expect((await before30).code).toBe('invalid');
      await later(31, () =>
        takeSecondStep(stranger, { secret: again, code: codeOf(armed.key, now()), way: 'app' }),
      );
      expect((await eventsOf('signin.failed')).at(-1)?.data).toMatchObject({ reason: 'code' });
    }),
    60_000,
  );

  it(
    'lets one in of two that send one code at once',
    onAnotherDay(async () => {
      const [one, two] = [await firstStep(emails.dana), await firstStep(emails.dana)];
      const code = codeOf(armed.key, now());
      const both = await Promise.allSettled(
        [one, two].map((secret) => takeSecondStep(stranger, { secret, code, way: 'app' })),
      );
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }),
    60_000,
  );

  it(
    'waits ten minutes, and is its browser’s alone',
    onAnotherDay(async () => {
      const secret = await firstStep(emails.dana);
      expect(await isSecondStepOpen(stranger, 'another browser’s')).toBe(false);
      await later(601, async () => {
        expect(await isSecondStepOpen(stranger, secret)).toBe(false);
        const code = codeOf(armed.key, now());
        const late = refusal(takeSecondStep(stranger, { secret, code, way: 'app' }));
        expect((await late).messageKey).toBe('factors.errors.over');
      });
    }),
    60_000,
  );

  it(
    'counts wrong codes as tries of the account',
    onAnotherDay(async () => {
      const secret = await firstStep(emails.dana);
      const right = codeOf(armed.key, now());
      const codes: string[] = [];
      for (let guess = 0; guess < 12; guess += 1) {
        const code = String((Number(right) + 7 * (guess + 1)) % 1_000_000).padStart(6, '0');
        codes.push((await refusal(takeSecondStep(stranger, { secret, code, way: 'app' }))).code);
      }
      expect(codes).toContain('too_many');
    }),
    60_000,
  );

  it(
    'takes a recovery code once, however it is typed, and tells its person how many are left',
    onAnotherDay(async () => {
      const [first = '', second = ''] = armed.recovery;
      const typed = ` ${first.toLowerCase().replace('-', ' ')}`;
      const secret = await firstStep(emails.dana);
      await takeSecondStep(stranger, { secret, code: typed, way: 'recovery' });
      expect((await mailsTo(emails.dana)).at(-1)?.text).toContain('9 are left');
      expect((await eventsOf('factor.recovered')).at(-1)).toMatchObject({
        client_id: dana.clientId,
        data: { left: 9 },
      });
      const again = await firstStep(emails.dana);
      const twice = refusal(
        takeSecondStep(stranger, { secret: again, code: first, way: 'recovery' }),
      );
      expect((await twice).fields).toEqual({ code: 'factors.errors.recovery_wrong' });
      const fresh = await makeRecoveryCodes(dana, { password });
      const old = refusal(
        takeSecondStep(stranger, { secret: again, code: second, way: 'recovery' }),
      );
      expect((await old).code).toBe('invalid');
      await takeSecondStep(stranger, { secret: again, code: fresh[0] ?? '', way: 'recovery' });
      expect((await getFactors(dana)).on?.codesLeft).toBe(9);
    }),
    60_000,
  );

  it(
    'is turned off by the password, and by no other',
    onAnotherDay(async () => {
      const wrong = refusal(removeTotp(dana, { password: 'not this one' }));
      expect((await wrong).fields).toEqual({ password: 'access.password_not_yours' });
      const secret = await firstStep(emails.dana);
      await removeTotp(dana, { password });
      expect((await mailsTo(emails.dana)).at(-1)?.subject).toContain('turned off');
      expect(
        await ownerQuery('SELECT 1 FROM recovery_code WHERE person_id = $1', [dana.personId]),
      ).toEqual([]);
      const waiting = refusal(
        takeSecondStep(stranger, { secret, code: codeOf(armed.key, now()), way: 'app' }),
      );
      expect((await waiting).messageKey).toBe('factors.errors.over');
      expect(await signIn(stranger, { email: emails.dana, password })).toMatchObject({
        step: 'in',
      });
      expect((await refusal(removeTotp(dana, { password }))).code).toBe('conflict');
    }),
    60_000,
  );
});

it('what is over is forgotten, and what is not stays', async () => {
  await ownerQuery('DELETE FROM pending_sign_in');
  const secret = await firstStep(emails.tom);
  expect(await sweepSignIns(JOB)).toBe(0);
  await ownerQuery("UPDATE pending_sign_in SET expires_at = now() - interval '1 minute'");
  expect(await sweepSignIns(JOB)).toBeGreaterThan(0);
  expect(await isSecondStepOpen(stranger, secret)).toBe(false);
});
