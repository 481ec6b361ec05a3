import { describe, expect, it } from 'vitest';
import { requestReset } from '@/domain/access/request-reset';
import { checkResetLink, resetPassword } from '@/domain/access/reset-password';
import { signIn } from '@/domain/access/sign-in';
import { switchClient } from '@/domain/access/switch-client';
import type { MachineActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import { brightwater, cast, emails, larkAndLoom, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { came } from '@/tests/support/entered';
import { refusal } from '@/tests/support/refusal';

const { dana, marco, joan } = cast;
const stranger: MachineActor = { kind: 'sign-in', origin: { ip: '203.0.113.9', userAgent: null } };
const nowhere = { ip: null, userAgent: null };
const fresh = 'three small boats';

async function linkMailedTo(email: string): Promise<string> {
  const [mail] = await ownerQuery<{ text: string; one_time: boolean }>(
    "SELECT text, one_time FROM mail WHERE recipient = $1 AND key LIKE 'reset/%' ORDER BY id DESC LIMIT 1",
    [email],
  );
  const token = /\/reset\/([\w-]+)/.exec(mail?.text ?? '')?.[1];
  if (!token || !mail?.one_time) throw new Error(`No link was mailed to ${email}`);
  return token;
}

const mails = async () => (await ownerQuery('SELECT 1 FROM mail')).length;

describe('a forgotten password', () => {
  it('is asked for in the same way by those who are here and those who are not', async () => {
    await requestReset(stranger, { email: 'nobody@porchlight.test' });
    expect(await mails()).toBe(0);
    await requestReset(stranger, { email: emails.dana });
    expect(await mails()).toBe(1);
    const events = await ownerQuery(
      "SELECT client_id, contact_id, by FROM activity_event WHERE type = 'signin.reset_requested'",
    );
    expect(events).toEqual([
      { client_id: brightwater.clientId, contact_id: dana.contactId, by: 'client' },
    ]);
  });

  it('is mailed four times in an hour at most, whoever asks', () =>
    withClock(new Date('2026-11-23T18:10:00Z'), async () => {
      for (const email of [emails.tom, 'nobody-else@porchlight.test']) {
        for (let time = 0; time < 4; time += 1) await requestReset(stranger, { email });
        const fifth = refusal(requestReset(stranger, { email }));
        expect((await fifth).messageKey).toBe('access.reset_too_many');
      }
    }));

  it('is set by the link, once, and ends every other session', async () => {
    const before = await came(signIn(stranger, { email: emails.dana, password }));
    const token = await linkMailedTo(emails.dana);
    expect(await checkResetLink(stranger, token)).toEqual({ state: 'open', email: emails.dana });
    const weak = refusal(resetPassword(stranger, { token, password: 'danawhitlock' }));
    expect((await weak).fields).toEqual({ password: 'access.password_own' });
    const { sessionId } = await came(resetPassword(stranger, { token, password: fresh }));
    expect(await actorOfSession(sessionId, nowhere)).toMatchObject({ personId: dana.personId });
    for (const old of [before.sessionId, dana.sessionId]) {
      expect(await actorOfSession(old, nowhere)).toBeNull();
    }
    const again = refusal(resetPassword(stranger, { token, password: fresh }));
    expect((await again).messageKey).toBe('access.link_used');
    expect(await checkResetLink(stranger, token)).toEqual({ state: 'used' });
    expect((await refusal(signIn(stranger, { email: emails.dana, password }))).code).toBe(
      'invalid',
    );
    await signIn(stranger, { email: emails.dana, password: fresh });
    const ended = await ownerQuery("SELECT 1 FROM activity_event WHERE type = 'session.ended'");
    expect(ended.length).toBeGreaterThanOrEqual(2);
  });

  it('has a link that is too old after an hour, and none that was made up', async () => {
    await requestReset(stranger, { email: emails.joan });
    const token = await linkMailedTo(emails.joan);
    const later = new Date(Date.now() + 61 * 60_000);
    await withClock(later, async () => {
      expect(await checkResetLink(stranger, token)).toEqual({ state: 'expired' });
      const late = refusal(resetPassword(stranger, { token, password: fresh }));
      expect((await late).messageKey).toBe('access.link_expired');
    });
    const failed = await ownerQuery<{ data: object }>(
      "SELECT data FROM activity_event WHERE type = 'signin.failed' AND contact_id = $1",
      [joan.contactId],
    );
    expect(failed.at(-1)?.data).toMatchObject({ reason: 'expired_link' });
    const made = refusal(resetPassword(stranger, { token: 'made-up', password: fresh }));
    expect((await made).messageKey).toBe('access.link_unknown');
  });

  it('is never set by a colleague', async () => {
    const work = dbAs(cast.ingrid, (db) =>
      db.person.updateMany({ where: { id: joan.personId }, data: { passwordHash: 'mine' } }),
    );
    await expect(work).rejects.toThrow(/a password is set by its person alone/);
  });
});

describe('a person with several clients', () => {
  it('looks at one at a time, and comes back to the one they looked at last', async () => {
    await ownerQuery('INSERT INTO contact (id, client_id, person_id) VALUES ($1, $2, $3)', [
      newId(),
      larkAndLoom.clientId,
      marco.personId,
    ]);
    const { sessionId } = await came(signIn(stranger, { email: emails.marco, password }));
    const actor = await actorOfSession(sessionId, nowhere);
    if (actor?.kind !== 'contact') throw new Error('Marco is a contact');
    expect(actor.clientId).toBe(brightwater.clientId);
    await switchClient(actor, { client: publicId('cl', larkAndLoom.clientId) });
    expect(await actorOfSession(sessionId, nowhere)).toMatchObject({
      clientId: larkAndLoom.clientId,
    });
    const joined = await ownerQuery(
      "SELECT 1 FROM activity_event WHERE type = 'contact.joined' AND client_id = $1",
      [larkAndLoom.clientId],
    );
    expect(joined).toHaveLength(1);
    const next = await came(signIn(stranger, { email: emails.marco, password }));
    expect(await actorOfSession(next.sessionId, nowhere)).toMatchObject({
      clientId: larkAndLoom.clientId,
    });
  });

  it('does not reach a client that they are no contact of, or not any more', async () => {
    const foreign = refusal(switchClient(joan, { client: publicId('cl', brightwater.clientId) }));
    expect((await foreign).code).toBe('not_found');
    await ownerQuery(
      'UPDATE contact SET ended_at = now() WHERE client_id = $1 AND person_id = $2',
      [brightwater.clientId, marco.personId],
    );
    const ended = refusal(switchClient(marco, { client: publicId('cl', brightwater.clientId) }));
    expect((await ended).code).toBe('not_found');
  });
});
