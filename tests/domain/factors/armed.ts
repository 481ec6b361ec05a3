import { signIn } from '@/domain/access/sign-in';
import { getFactors } from '@/domain/factors/get-factors';
import { beginTotp, confirmTotp } from '@/domain/factors/set-up-totp';
import type { MachineActor } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import type { PersonActor } from '@/lib/session-row';
import { codeOf } from '@/tests/support/authenticator-app';
import { password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';

export const stranger: MachineActor = {
  kind: 'sign-in',
  origin: { ip: null, userAgent: 'a test' },
};
export const nowhere = { ip: null, userAgent: null };

const DAY = 86_400_000;
let day = Date.UTC(2026, 10, 27, 9, 0, 3);

/** Each test has a day of its own, so that neither codes nor tries of one count for the next. */
export const onAnotherDay =
  <T>(work: () => Promise<T>) =>
  () => {
    day += DAY;
    return withClock(new Date(day), work);
  };

export const later = <T>(seconds: number, work: () => Promise<T>) =>
  withClock(new Date(now().getTime() + seconds * 1000), work);

/** As if they had just signed in. */
export const present = (actor: PersonActor) =>
  ownerQuery('UPDATE session SET proved_at = $2 WHERE id = $1', [actor.sessionId, now()]);

export type Armed = { key: string; recovery: string[] };

/** Sets a second step up, to the end. */
export async function setUp(actor: PersonActor): Promise<Armed> {
  await present(actor);
  await beginTotp(actor);
  const { setup } = await getFactors(actor);
  if (!setup) throw new Error('Nothing was begun');
  const recovery = await confirmTotp(actor, { code: codeOf(setup.key, now()) });
  return { key: setup.key, recovery };
}

/** A second step of somebody's that nobody types a code of: their ten recovery codes alone take a second to make. */
export const armed = (...actors: PersonActor[]) =>
  ownerQuery(
    `INSERT INTO totp (person_id, wrapped_key, key_id, confirmed_at)
     SELECT unnest($1::uuid[]), '\\x00', 'k1', now()`,
    [actors.map(({ personId }) => personId)],
  );

/** The password, and the browser's secret that it gives. */
export async function firstStep(email: string): Promise<string> {
  const entered = await signIn(stranger, { email, password });
  if (entered.step !== 'code') throw new Error('No second step is asked for');
  return entered.secret;
}

export const eventsOf = (type: string) => logged('a.type = $1', [type]);

export const mailsTo = (email: string) =>
  ownerQuery<{ subject: string; text: string }>(
    "SELECT subject, text FROM mail WHERE recipient = $1 AND key LIKE 'factor/%' ORDER BY id",
    [email],
  );
