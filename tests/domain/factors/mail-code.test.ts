import { describe, expect, it } from 'vitest';
import { mailCode } from '@/domain/factors/mail-code';
import {
  findCodeLink,
  findMailCode,
  takeCodeLink,
  takeMailCode,
} from '@/domain/factors/take-mail-code';
import type { MachineActor } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { actorOfSession } from '@/lib/session-row';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { came } from '@/tests/support/entered';
import { refusal } from '@/tests/support/refusal';

const stranger: MachineActor = { kind: 'sign-in', origin: { ip: null, userAgent: 'a test' } };

/** Each test has an hour of its own, so that the mails and tries of one don't count for the next. */
let hour = Date.UTC(2026, 10, 27, 9, 1);
const anHourLater = (work: () => Promise<void>) => () => {
  hour += 3_600_000;
  return withClock(new Date(hour), work);
};

async function mailedTo(email: string): Promise<{ code: string; token: string }> {
  const [mail] = await ownerQuery<{ text: string; one_time: boolean }>(
    "SELECT text, one_time FROM mail WHERE recipient = $1 AND key LIKE 'sign-in-code/%' ORDER BY id DESC LIMIT 1",
    [email],
  );
  const code = /^(\d{3}) (\d{3})$/m.exec(mail?.text ?? '');
  const token = /\/sign-in\/mail\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!code || !token || !mail?.one_time) throw new Error(`No code was mailed to ${email}`);
  return { code: `${code[1]}${code[2]}`, token };
}

const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a code by mail', () => {
  it(
    'signs in once, in the browser that asked, and is kept as a hash',
    anHourLater(async () => {
      const { secret } = await mailCode(stranger, { email: emails.dana });
      const { code, token } = await mailedTo(emails.dana);
      expect(await findMailCode(stranger, secret)).toEqual({ email: emails.dana });
      const [kept] = await ownerQuery<{ text: string }>(
        'SELECT c::text AS text FROM sign_in_code c',
      );
      for (const told of [code, token, secret]) expect(kept?.text).not.toContain(told);
      const elsewhere = refusal(takeMailCode(stranger, { secret: 'another browser’s', code }));
      expect((await elsewhere).messageKey).toBe('mailCode.errors.over');
      const { sessionId } = await came(
        takeMailCode(stranger, { secret, code: `${code.slice(0, 3)} ${code.slice(3)}` }),
      );
      expect(await actorOfSession(sessionId, { ip: null, userAgent: null })).toMatchObject({
        personId: cast.dana.personId,
      });
      const again = refusal(takeMailCode(stranger, { secret, code }));
      expect((await again).messageKey).toBe('mailCode.errors.over');
      expect(await findMailCode(stranger, secret)).toBeNull();
      const [event] = await ownerQuery<{ data: object }>(
        "SELECT data FROM activity_event WHERE type = 'signin.succeeded' ORDER BY id DESC LIMIT 1",
      );
      expect(event?.data).toEqual({ method: 'code' });
    }),
  );

  it(
    'reads the same for an address that nobody has, to the last try',
    anHourLater(async () => {
      const known = await mailCode(stranger, { email: emails.joan });
      const unknown = await mailCode(stranger, { email: 'nobody@porchlight.test' });
      expect(Object.keys(known)).toEqual(Object.keys(unknown));
      expect(await findMailCode(stranger, unknown.secret)).toEqual({
        email: 'nobody@porchlight.test',
      });
      const { code } = await mailedTo(emails.joan);
      const answers: string[][] = [];
      for (const { secret } of [known, unknown]) {
        const said: string[] = [];
        for (let guess = 0; guess < 6; guess += 1) {
          const error = await refusal(takeMailCode(stranger, { secret, code: wrongOf(code) }));
          said.push(`${error.message} ${JSON.stringify(error.fields)}`);
        }
        answers.push(said);
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.at(-1)).toContain('mailCode.errors.over');
      // The right one comes too late.
      expect((await refusal(takeMailCode(stranger, { secret: known.secret, code }))).code).toBe(
        'conflict',
      );
      expect(
        await ownerQuery("SELECT 1 FROM mail WHERE recipient = 'nobody@porchlight.test'"),
      ).toEqual([]);
    }),
    30_000,
  );

  it(
    'counts five of twenty guesses that come at once',
    anHourLater(async () => {
      const { secret } = await mailCode(stranger, { email: emails.tom });
      const { code } = await mailedTo(emails.tom);
      const said = await Promise.all(
        Array.from({ length: 20 }, () =>
          refusal(takeMailCode(stranger, { secret, code: wrongOf(code) })),
        ),
      );
      expect(said.filter(({ code: kind }) => kind === 'invalid')).toHaveLength(5);
    }),
    30_000,
  );

  it(
    'is too old after ten minutes',
    anHourLater(async () => {
      const { secret } = await mailCode(stranger, { email: emails.ruth });
      const { code, token } = await mailedTo(emails.ruth);
      await withClock(new Date(now().getTime() + 601_000), async () => {
        expect((await refusal(takeMailCode(stranger, { secret, code }))).code).toBe('conflict');
        expect(await findCodeLink(stranger, { token, secret })).toBe('over');
      });
    }),
  );

  it(
    'is not mailed to somebody whose access has ended, nor more than four times in an hour',
    anHourLater(async () => {
      await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [cast.marco.contactId]);
      for (let time = 0; time < 4; time += 1) await mailCode(stranger, { email: emails.marco });
      const fifth = refusal(mailCode(stranger, { email: emails.marco }));
      expect((await fifth).code).toBe('too_many');
      expect(await ownerQuery('SELECT 1 FROM mail WHERE recipient = $1', [emails.marco])).toEqual(
        [],
      );
      await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = $1', [cast.marco.contactId]);
    }),
    30_000,
  );
});

describe('the link of the mail', () => {
  it(
    'uses nothing up by being looked at, and lets nobody in elsewhere',
    anHourLater(async () => {
      const { secret } = await mailCode(stranger, { email: emails.dana });
      const { token } = await mailedTo(emails.dana);
      for (const _ of [1, 2, 3]) {
        expect(await findCodeLink(stranger, { token, secret: null })).toBe('elsewhere');
        expect(await findCodeLink(stranger, { token, secret })).toBe('here');
      }
      const other = await mailCode(stranger, { email: emails.joan });
      const foreign = refusal(takeCodeLink(stranger, { secret: other.secret, token }));
      expect((await foreign).code).toBe('invalid');
      const none = refusal(takeCodeLink(stranger, { secret: '', token }));
      expect((await none).code).toBe('conflict');
      await came(takeCodeLink(stranger, { secret, token }));
      expect(await findCodeLink(stranger, { token, secret })).toBe('over');
      expect((await refusal(takeCodeLink(stranger, { secret, token }))).code).toBe('conflict');
    }),
  );
});
