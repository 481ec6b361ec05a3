import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/domain/access/accept-invitation';
import { signIn } from '@/domain/access/sign-in';
import { newLinkToken } from '@/domain/access/access-link';
import { endOneSession, endOtherSessions } from '@/domain/devices/end-sessions';
import { listSessions } from '@/domain/devices/list-sessions';
import { nameDevice } from '@/domain/devices/name-device';
import type { MachineActor } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { hashDeviceSecret, newDeviceSecret } from '@/lib/device-secret';
import { newId, publicId } from '@/lib/ids';
import { actorOfSession, type PersonActor } from '@/lib/session-row';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const origin = { ip: '203.0.113.7', userAgent: CHROME };
const nowhere = { ip: null, userAgent: null };

/** A browser: with the secret that it was given, if it has one by now. */
function browser(secret: string | null = null): MachineActor {
  const deviceHash = secret && hashDeviceSecret(secret);
  return { kind: 'sign-in', origin: { ...origin, deviceHash } };
}

const comeIn = (email: string, secret: string | null = null) =>
  signIn(browser(secret), { email, password });

async function actorOf(sessionId: string): Promise<PersonActor> {
  const actor = await actorOfSession(sessionId, nowhere);
  if (!actor) throw new Error('The session has ended');
  return actor;
}

const mails = (email: string) =>
  ownerQuery<{ subject: string; text: string }>(
    `SELECT subject, text FROM mail WHERE key LIKE 'new-device/%' AND recipient = $1 ORDER BY id`,
    [email],
  );

const logged = async (type: string) =>
  (await ownerQuery('SELECT 1 FROM activity_event WHERE type = $1', [type])).length;

describe('a device', () => {
  it('is told of by mail when it is new, and known by its secret from then on', async () => {
    const first = await comeIn(emails.dana);
    expect(first.deviceSecret).toMatch(/^[\w-]{43}$/);
    expect(await mails(emails.dana)).toHaveLength(1);
    const again = await comeIn(emails.dana, first.deviceSecret);
    expect(again.deviceSecret).toBeNull();
    expect(await mails(emails.dana)).toHaveLength(1);
    const [mail] = await mails(emails.dana);
    expect(mail?.subject).toContain('Chrome on Windows');
    expect(mail?.text).toContain('203.0.113.7');
    expect(mail?.text).toMatch(/https?:\/\/\S+\/security\b/);
    expect(mail?.text).not.toContain(first.deviceSecret);
    expect(await logged('device.added')).toBe(1);
  });

  it('is another for another person who sits at it, with the same secret', async () => {
    const { deviceSecret } = await comeIn(emails.tom);
    const ruth = await comeIn(emails.ruth, deviceSecret);
    expect(ruth.deviceSecret).toBeNull();
    const told = await mails(emails.ruth);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(/\/staff\/security\b/);
    await comeIn(emails.tom, deviceSecret);
    expect(await mails(emails.tom)).toHaveLength(1);
  });

  it('is not told of to somebody who comes for the first time', async () => {
    const personId = newId();
    const { token, tokenHash } = newLinkToken();
    await ownerQuery('INSERT INTO person (id, email, name) VALUES ($1, $2, $3)', [
      personId,
      'nils@brightwater.example',
      'Nils Berg',
    ]);
    await ownerQuery('INSERT INTO contact (id, client_id, person_id) VALUES ($1, $2, $3)', [
      newId(),
      cast.dana.clientId,
      personId,
    ]);
    await ownerQuery(
      `INSERT INTO access_token (id, person_id, purpose, token_hash, expires_at)
       VALUES ($1, $2, 'invitation', $3, now() + interval '1 day')`,
      [newId(), personId, tokenHash],
    );
    const came = await acceptInvitation(browser(), { token, password: 'three small boats' });
    expect(came.deviceSecret).not.toBeNull();
    expect(await mails('nils@brightwater.example')).toEqual([]);
  });

  it('is one when it signs in twice at the same moment', async () => {
    const secret = newDeviceSecret();
    await Promise.all([comeIn(emails.hugh, secret), comeIn(emails.hugh, secret)]);
    const devices = await ownerQuery('SELECT 1 FROM device WHERE person_id = $1', [
      cast.hugh.personId,
    ]);
    expect(devices).toHaveLength(1);
  });

  it('has the name that its person gives it, and no other’s', async () => {
    const actor = await actorOf((await comeIn(emails.joan)).sessionId);
    const [own] = await listSessions(actor);
    const device = own?.device?.id ?? '';
    await nameDevice(actor, { device, name: 'The shop' });
    expect((await listSessions(actor))[0]?.device?.name).toBe('The shop');
    const foreign = refusal(nameDevice(cast.dana, { device, name: 'Mine' }));
    expect((await foreign).code).toBe('not_found');
    const absent = refusal(nameDevice(cast.dana, { device: publicId('dv', newId()), name: 'M' }));
    expect(String(await absent)).toBe(String(await foreign));
  });
});

describe('where somebody is signed in', () => {
  it('lists their own open sessions, this one first, and none that ran out', async () => {
    const actor = await actorOf((await comeIn(emails.marco)).sessionId);
    const later = await comeIn(emails.marco);
    const listed = await listSessions(actor);
    expect(listed.map(({ isThis }) => isThis)).toEqual([true, false, false]);
    expect(listed[1]).toMatchObject({
      id: publicId('se', later.sessionId),
      ip: origin.ip,
      userAgent: CHROME,
    });
    await ownerQuery(`UPDATE session SET seen_at = now() - interval '8 days' WHERE id = $1`, [
      later.sessionId,
    ]);
    expect(await listSessions(actor)).toHaveLength(2);
    const inAMonth = new Date(now().getTime() + 31 * 86_400_000);
    expect(await withClock(inAMonth, () => listSessions(actor))).toEqual([]);
  });

  it('ends one at once, whose device is new again', async () => {
    const actor = await actorOf((await comeIn(emails.ingrid)).sessionId);
    const other = await comeIn(emails.ingrid);
    const told = (await mails(emails.ingrid)).length;
    const session = publicId('se', other.sessionId);
    for (const stranger of [cast.dana, cast.ruth]) {
      expect((await refusal(endOneSession(stranger, { session }))).code).toBe('not_found');
    }
    await endOneSession(actor, { session });
    expect(await actorOfSession(other.sessionId, nowhere)).toBeNull();
    expect((await refusal(endOneSession(actor, { session }))).code).toBe('not_found');
    expect(await logged('session.ended')).toBe(1);
    await comeIn(emails.ingrid, other.deviceSecret);
    expect(await mails(emails.ingrid)).toHaveLength(told + 1);
  });

  it('ends all others, and stays', async () => {
    const here = await comeIn(emails.tom);
    const there = await Promise.all([comeIn(emails.tom), comeIn(emails.tom)]);
    const actor = await actorOf(here.sessionId);
    const before = await logged('session.ended');
    const count = await endOtherSessions(actor);
    expect(count).toBeGreaterThanOrEqual(3);
    expect(await logged('session.ended')).toBe(before + count);
    for (const { sessionId } of there) {
      expect(await actorOfSession(sessionId, nowhere)).toBeNull();
    }
    expect(await listSessions(await actorOf(here.sessionId))).toHaveLength(1);
    expect(await endOtherSessions(actor)).toBe(0);
    const told = (await mails(emails.tom)).length;
    await comeIn(emails.tom, here.deviceSecret);
    expect(await mails(emails.tom)).toHaveLength(told);
  });
});
