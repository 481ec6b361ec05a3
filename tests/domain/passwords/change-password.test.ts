import { describe, expect, it } from 'vitest';
import { signIn } from '@/domain/access/sign-in';
import { changePassword } from '@/domain/passwords/change-password';
import type { MachineActor } from '@/lib/actor';
import { actorOfSession } from '@/lib/session-row';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { came } from '@/tests/support/entered';
import { refusal } from '@/tests/support/refusal';

const stranger: MachineActor = { kind: 'sign-in' };
const nowhere = { ip: null, userAgent: null };
const fresh = 'three small boats';
const { dana, joan } = cast;

describe('changing one’s password', () => {
  it('asks for the old one, and refuses a new one that would be guessed', async () => {
    const wrong = refusal(changePassword(dana, { password: 'not mine', newPassword: fresh }));
    expect((await wrong).fields).toEqual({ password: 'access.password_not_yours' });
    for (const [newPassword, key] of [
      ['three boats', 'access.password_short'],
      ['danawhitlock', 'access.password_own'],
      ['qwertyuiop12345', 'access.password_common'],
    ] as const) {
      const weak = await refusal(changePassword(dana, { password, newPassword }));
      expect(weak.fields).toEqual({ newPassword: key });
    }
    expect((await actorOfSession(dana.sessionId, nowhere))?.personId).toBe(dana.personId);
  });

  it('ends every other session, keeps this one, and tells its person', async () => {
    const other = await came(signIn(stranger, { email: emails.dana, password }));
    await changePassword(dana, { password, newPassword: fresh });
    expect(await actorOfSession(other.sessionId, nowhere)).toBeNull();
    expect(await actorOfSession(dana.sessionId, nowhere)).not.toBeNull();
    expect((await refusal(signIn(stranger, { email: emails.dana, password }))).code).toBe(
      'invalid',
    );
    await came(signIn(stranger, { email: emails.dana, password: fresh }));
    const mails = await ownerQuery<{ text: string }>(
      "SELECT text FROM mail WHERE recipient = $1 AND key LIKE 'password/%'",
      [emails.dana],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).not.toContain(fresh);
    const events = await ownerQuery(
      "SELECT data FROM activity_event WHERE type IN ('password.changed', 'session.ended') ORDER BY id",
    );
    expect(events).toContainEqual({ data: { reason: 'password_changed' } });
    expect(events.at(-1)).toEqual({ data: {} });
  });

  it('is done by one of two at the same moment', async () => {
    const both = await Promise.allSettled([
      changePassword(joan, { password, newPassword: 'four quiet herons' }),
      changePassword(joan, { password, newPassword: 'five quiet herons' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lets a shorter one that is older go on working', async () => {
    const { hashPassword } = await import('@/domain/access/password');
    await ownerQuery('UPDATE person SET password_hash = $2 WHERE id = $1', [
      cast.tom.personId,
      await hashPassword('kilns 22'),
    ]);
    await came(signIn(stranger, { email: emails.tom, password: 'kilns 22' }));
  });
});
