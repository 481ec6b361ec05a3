import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '@/domain/access/sign-in';
import { getFactors } from '@/domain/factors/get-factors';
import { makeRecoveryCodes } from '@/domain/factors/make-recovery-codes';
import { removeTotp } from '@/domain/factors/remove-totp';
import { isSecondStepOpen, takeSecondStep } from '@/domain/factors/second-step';
import { beginTotp, confirmTotp } from '@/domain/factors/set-up-totp';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { takeContactFactor, takeEmployeeFactor } from '@/domain/factors/take-factor';
import { JOB, type MachineActor } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { publicId } from '@/lib/ids';
import { actorOfSession, type PersonActor } from '@/lib/session-row';
import { codeOf } from '@/tests/support/authenticator';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const { dana, joan, tom, ruth, hugh, ingrid } = cast;
const stranger: MachineActor = { kind: 'sign-in', origin: { ip: null, userAgent: 'a test' } };
const nowhere = { ip: null, userAgent: null };
const DAY = 86_400_000;

/** Each test has a day of its own, so that neither codes nor tries of one count for the next. */
let day = Date.UTC(2026, 10, 27, 9, 0, 3);
const onAnotherDay = (work: () => Promise<void>) => () => {
  day += DAY;
  return withClock(new Date(day), work);
};
const later = <T>(seconds: number, work: () => Promise<T>) =>
  withClock(new Date(now().getTime() + seconds * 1000), work);

/** As if they had just signed in. */
const present = (actor: PersonActor) =>
  ownerQuery('UPDATE session SET proved_at = $2 WHERE id = $1', [actor.sessionId, now()]);

type Armed = { key: string; recovery: string[] };

async function setUp(actor: PersonActor): Promise<Armed> {
  await present(actor);
  await beginTotp(actor);
  const { setup } = await getFactors(actor);
  if (!setup) throw new Error('Nothing was begun');
  const recovery = await confirmTotp(actor, { code: codeOf(setup.key, now()) });
  return { key: setup.key, recovery };
}

async function firstStep(email: string): Promise<string> {
  const entered = await signIn(stranger, { email, password });
  if (entered.step !== 'code') throw new Error('No second step is asked for');
  return entered.secret;
}

const eventsOf = (type: string) =>
  ownerQuery<{ client_id: string | null; data: object; reason: string | null }>(
    'SELECT client_id, data, reason FROM activity_event WHERE type = $1 ORDER BY id',
    [type],
  );
const mailsTo = (email: string) =>
  ownerQuery<{ subject: string; text: string }>(
    "SELECT subject, text FROM mail WHERE recipient = $1 AND key LIKE 'factor/%' ORDER BY id",
    [email],
  );
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
  beforeAll(() => withClock(new Date(day), async () => void (armed = await setUp(dana))));

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
  );
});

describe('a second step that was lost', () => {
  const why = { reason: 'Phone in the lake; called back on 555 0199.', password };

  it(
    'is taken from a contact by those who look after the client, with a reason and a mail',
    onAnotherDay(async () => {
      await setUp(dana);
      const contact = publicId('co', dana.contactId);
      const foreign = refusal(takeContactFactor(hugh, { contact, ...why }));
      expect((await foreign).code).toBe('not_found');
      const wrong = refusal(takeContactFactor(tom, { contact, ...why, password: 'not mine' }));
      expect((await wrong).fields).toEqual({ password: 'access.password_not_yours' });
      await takeContactFactor(tom, { contact, ...why });
      expect((await eventsOf('factor.taken')).at(-1)).toMatchObject({
        client_id: dana.clientId,
        reason: why.reason,
      });
      const [mail] = (await mailsTo(emails.dana)).slice(-1);
      expect(mail?.subject).toContain('Tom Brandvold');
      // The reason is the firm's, and may be about somebody else.
      expect(mail?.text).not.toContain('lake');
      expect(await signIn(stranger, { email: emails.dana, password })).toMatchObject({
        step: 'in',
      });
      expect((await refusal(takeContactFactor(tom, { contact, ...why }))).code).toBe('conflict');
    }),
  );

  it(
    'is taken from an employee by the owner alone',
    onAnotherDay(async () => {
      await setUp(ruth);
      const employee = publicId('em', ruth.employeeId);
      expect((await refusal(takeEmployeeFactor(tom, { employee, ...why }))).code).toBe('forbidden');
      const own = takeEmployeeFactor(ingrid, {
        employee: publicId('em', ingrid.employeeId),
        ...why,
      });
      expect((await refusal(own)).messageKey).toBe('factors.errors.own');
      await takeEmployeeFactor(ingrid, { employee, ...why });
      expect((await getFactors(ruth)).on).toBeNull();
    }),
  );
});

describe('a firm that asks it of its people', () => {
  it(
    'lets whoever has none set it up, and do nothing else',
    onAnotherDay(async () => {
      await ownerQuery('UPDATE firm SET requires_second_factor = true');
      const read = async (actor: PersonActor) => {
        await ownerQuery('UPDATE session SET created_at = $2, seen_at = $2 WHERE id = $1', [
          actor.sessionId,
          now(),
        ]);
        return actorOfSession(actor.sessionId, nowhere);
      };
      const without = await read(hugh);
      expect(without).toMatchObject({ needsFactor: true });
      expect(await read(tom)).toMatchObject({ needsFactor: false });
      expect(await read(joan)).not.toHaveProperty('needsFactor', true);
      if (!without || without.kind === 'contact') throw new Error('Hugh is of the firm');
      const { listClients } = await import('@/domain/clients/list-clients');
      const { getStaffShell } = await import('@/domain/access/get-staff-shell');
      const held = refusal(listClients(without, {} as never));
      expect((await held).messageKey).toBe('factors.errors.needed');
      await getStaffShell(without);
      expect(await getFactors(without)).toMatchObject({ on: null, isRequired: true });
      await setUp(without);
      expect(await read(hugh)).toMatchObject({ needsFactor: false });
      await ownerQuery('UPDATE firm SET requires_second_factor = false');
    }),
  );
});

it('what is over is forgotten', async () => {
  await withClock(new Date(day + DAY), async () => {
    await setUp(joan);
    await firstStep(emails.joan);
  });
  expect(await withClock(new Date(day + DAY), () => sweepSignIns(JOB))).toBe(0);
});
