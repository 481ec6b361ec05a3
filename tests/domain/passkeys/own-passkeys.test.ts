import { describe, expect, it } from 'vitest';
import { addPasskey, beginPasskey } from '@/domain/passkeys/add-passkey';
import { removePasskey, renamePasskey } from '@/domain/passkeys/change-passkey';
import { listPasskeys } from '@/domain/passkeys/list-passkeys';
import { beginPasskeyProof } from '@/domain/passkeys/prove-with-passkey';
import { beginPasskeySignIn } from '@/domain/passkeys/sign-in-with-passkey';
import { sweepSignIns } from '@/domain/factors/sweep-sign-ins';
import { JOB } from '@/lib/actor';
import { now, withClock } from '@/lib/clock';
import { newId, publicId } from '@/lib/ids';
import { Authenticator } from '@/tests/support/authenticator';
import { cast, emails } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { addOne, loggedSince } from './adding';

const { dana, joan, ruth, tom } = cast;
const MINUTE = 60_000;

const later = (minutes: number) => new Date(now().getTime() + minutes * MINUTE);
const mails = (email: string) =>
  ownerQuery<{ subject: string; text: string }>(
    `SELECT subject, text FROM mail WHERE key LIKE 'passkey/%' AND recipient = $1 ORDER BY id`,
    [email],
  );

describe('a passkey', () => {
  it('is kept with its name, listed for its person alone, told of by mail, and logged', async () => {
    const before = now();
    const { authenticator } = await addOne(dana);
    expect((await listPasskeys(dana)).passkeys).toMatchObject([
      { name: 'My telephone', usedAt: null, isSynced: false },
    ]);
    expect((await listPasskeys(joan)).passkeys).toEqual([]);
    const [kept] = await ownerQuery(`SELECT person_id, credential_id, transports FROM passkey`);
    expect(kept).toEqual({
      person_id: dana.personId,
      credential_id: authenticator.credentialId.toString('base64url'),
      transports: ['internal'],
    });
    const [mail] = await mails(emails.dana);
    expect(mail?.subject).toMatch(/a passkey was added to your account/);
    expect(mail?.text).toContain('My telephone');
    expect(await loggedSince(before)).toEqual(['passkey.added']);
  });

  it('is made only by whoever has just proved that it is them', async () => {
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes' WHERE id = $1`, [
      tom.sessionId,
    ]);
    expect((await refusal(beginPasskey(tom))).messageKey).toBe('access.presence_needed');
    const { id } = await addOne(tom);
    await ownerQuery(`UPDATE session SET proved_at = now() - interval '11 minutes' WHERE id = $1`, [
      tom.sessionId,
    ]);
    expect((await refusal(removePasskey(tom, { passkey: id }))).code).toBe('forbidden');
    expect((await listPasskeys(tom)).passkeys).toHaveLength(1);
  });

  it('is not made twice on one device, and its browser is told which it has', async () => {
    const { authenticator } = await addOne(ruth);
    const options = await beginPasskey(ruth);
    const known = authenticator.credentialId.toString('base64url');
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([known]);
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    });
    const again = addPasskey(ruth, { name: 'Twice', answer: authenticator.create(options) });
    expect((await refusal(again)).messageKey).toBe('passkeys.not_made');
  });

  it('is renamed and removed by its person alone', async () => {
    const { id } = await addOne(joan);
    const absent = publicId('pk', newId());
    for (const passkey of [id, absent]) {
      const renamed = refusal(renamePasskey(dana, { passkey, name: 'Mine' }));
      expect((await renamed).code).toBe('not_found');
      expect((await refusal(removePasskey(dana, { passkey }))).code).toBe('not_found');
    }
    await renamePasskey(joan, { passkey: id, name: 'The key on my ring' });
    expect((await listPasskeys(joan)).passkeys).toMatchObject([{ name: 'The key on my ring' }]);
    await removePasskey(joan, { passkey: id });
    expect((await listPasskeys(joan)).passkeys).toEqual([]);
    expect((await refusal(removePasskey(joan, { passkey: id }))).code).toBe('not_found');
    const [, removed] = await mails(emails.joan);
    expect(removed?.subject).toMatch(/a passkey was removed from your account/);
  });
});

describe('what a browser made', () => {
  const kept = async () => (await ownerQuery('SELECT 1 FROM passkey')).length;

  it.each([
    ['at another site', { origin: 'https://portal.example' }],
    ['at another port', { origin: 'http://portal.test:8080' }],
    ['for another site', { rpId: 'portal.example' }],
    ['without asking for a finger, a face or a PIN', { isVerified: false }],
    ['as a signature', { type: 'webauthn.get' as const }],
    ['for a challenge of nobody', { challenge: 'c29tZXRoaW5n' }],
  ])('%s is not kept', async (_, twist) => {
    const before = await kept();
    await ownerQuery('UPDATE session SET proved_at = now()');
    const answer = new Authenticator().create(await beginPasskey(dana), twist);
    const made = refusal(addPasskey(dana, { name: 'Mine', answer }));
    expect((await made).messageKey).toBe('passkeys.not_made');
    expect(await kept()).toBe(before);
  });

  it('for another session, another person, another purpose or too late is not kept', async () => {
    const before = await kept();
    await ownerQuery('UPDATE session SET proved_at = now()');
    const elsewhere = { ...dana, sessionId: newId() };
    await ownerQuery('INSERT INTO session (id, person_id, contact_id) VALUES ($1, $2, $3)', [
      elsewhere.sessionId,
      dana.personId,
      dana.contactId,
    ]);
    for (const other of [elsewhere, joan]) {
      const answer = new Authenticator().create(await beginPasskey(dana));
      expect((await refusal(addPasskey(other, { name: 'Mine', answer }))).code).toBe('conflict');
    }
    const proof = await beginPasskeyProof(dana);
    const options = { ...(await beginPasskey(dana)), challenge: proof?.challenge ?? '' };
    const wrong = addPasskey(dana, { name: 'Mine', answer: new Authenticator().create(options) });
    expect((await refusal(wrong)).code).toBe('conflict');
    const late = new Authenticator().create(await beginPasskey(dana));
    const tooLate = withClock(later(6), () => addPasskey(dana, { name: 'Mine', answer: late }));
    expect((await refusal(tooLate)).code).toBe('conflict');
    expect(await kept()).toBe(before);
  });

  it('is kept once, also when it comes twice at the same moment', async () => {
    await ownerQuery('UPDATE session SET proved_at = now()');
    const before = await kept();
    const answer = new Authenticator().create(await beginPasskey(dana));
    const both = await Promise.allSettled([
      addPasskey(dana, { name: 'One', answer }),
      addPasskey(dana, { name: 'Two', answer }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await kept()).toBe(before + 1);
  });
});

it('challenges that nobody answers are swept when their time is over', async () => {
  await ownerQuery('TRUNCATE passkey_challenge');
  await beginPasskeySignIn({ kind: 'sign-in' });
  await beginPasskey(dana);
  expect(await sweepSignIns(JOB)).toBe(0);
  expect(await withClock(later(6), () => sweepSignIns(JOB))).toBe(2);
});
