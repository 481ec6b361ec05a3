import { beforeEach, describe, expect, it } from 'vitest';
import { removePasskey } from '@/domain/passkeys/change-passkey';
import { beginPasskeyProof, proveWithPasskey } from '@/domain/passkeys/prove-with-passkey';
import { beginPasskeySignIn, signInWithPasskey } from '@/domain/passkeys/sign-in-with-passkey';
import type { MachineActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { newId } from '@/lib/ids';
import { actorOfSession } from '@/lib/session-row';
import type { RequestOptions } from '@/lib/webauthn';
import { Authenticator } from '@/tests/support/authenticator';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { refusal } from '@/tests/support/refusal';
import { addOne, loggedSince } from './adding';

const { dana, joan, marco, ruth } = cast;
const origin = { ip: '203.0.113.7', userAgent: null };
const stranger: MachineActor = { kind: 'sign-in', origin };

let began: Date;
beforeEach(async () => {
  await ownerQuery('TRUNCATE rate_window, passkey_challenge');
  began = new Date((await ownerQuery<{ at: Date }>('SELECT now() AS at'))[0]?.at ?? 0);
});

type Twist = Parameters<Authenticator['sign']>[1];

async function comeIn(authenticator: Authenticator, twist?: Twist) {
  const answer = authenticator.sign(await beginPasskeySignIn(stranger), twist);
  return signInWithPasskey(stranger, { answer });
}

async function refused(work: Promise<unknown>): Promise<void> {
  expect(await refusal(work)).toMatchObject({ code: 'invalid', messageKey: 'passkeys.refused' });
}

describe('signing in with a passkey', () => {
  it('lets its person in, by whom it says they are', async () => {
    const { authenticator } = await addOne(dana);
    began = now();
    const signedIn = await comeIn(authenticator, { counter: 1 });
    expect(signedIn.home).toBe('/');
    expect(await actorOfSession(signedIn.sessionId, origin)).toMatchObject({
      personId: dana.personId,
    });
    expect(await loggedSince(began)).toEqual(['signin.succeeded']);
    const [event] = await ownerQuery(
      `SELECT data, client_id FROM activity_event WHERE type = 'signin.succeeded' ORDER BY id DESC LIMIT 1`,
    );
    expect(event).toEqual({ data: { method: 'passkey' }, client_id: dana.clientId });
    expect((await comeIn((await addOne(ruth)).authenticator)).home).toBe('/staff');
  });

  it('asks the same of everybody, and names nobody’s', async () => {
    const options = await beginPasskeySignIn(stranger);
    expect(options.allowCredentials ?? []).toEqual([]);
    expect(options.userVerification).toBe('required');
    expect(options.rpId).toBe('portal.test');
  });

  it('is refused with one that nobody has here, as with any other', async () => {
    began = now();
    await refused(comeIn(new Authenticator(), { userHandle: 'AAAA' }));
    expect(await loggedSince(began)).toEqual(['signin.failed unknown']);
  });

  it.each([
    ['made at another site', { origin: 'https://portal.example' }, 'answer'],
    ['made for another site', { rpId: 'portal.example' }, 'answer'],
    ['without a finger, a face or a PIN', { isVerified: false }, 'answer'],
    ['of making one', { type: 'webauthn.create' as const }, 'answer'],
    ['to a challenge of nobody', { challenge: 'c29tZXRoaW5n' }, 'challenge'],
    ['that says to be somebody else’s', { userHandle: 'AAAA' }, 'answer'],
  ])('is refused to an answer %s', async (_, twist, reason) => {
    const { authenticator } = await addOne(dana);
    began = now();
    await refused(comeIn(authenticator, twist));
    expect(await loggedSince(began)).toEqual([`passkey.refused ${reason}`]);
  });

  it('is refused to an answer that another key has signed', async () => {
    const { authenticator } = await addOne(dana);
    const impostor = new Authenticator();
    const options = await beginPasskeySignIn(stranger);
    const real = authenticator.sign(options);
    const forged = impostor.sign(options);
    const answer = {
      ...real,
      response: { ...real.response, signature: forged.response.signature },
    };
    await refused(signInWithPasskey(stranger, { answer }));
  });

  it('takes an answer once, also when it comes many times at the same moment', async () => {
    const { authenticator } = await addOne(dana);
    const answer = authenticator.sign(await beginPasskeySignIn(stranger), { counter: 5 });
    const all = await Promise.allSettled(
      Array.from({ length: 6 }, () => signInWithPasskey(stranger, { answer })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await refused(signInWithPasskey(stranger, { answer }));
  });

  it('takes no answer that comes too late, or was asked for something else', async () => {
    const { authenticator } = await addOne(dana);
    const late = authenticator.sign(await beginPasskeySignIn(stranger));
    await ownerQuery('UPDATE passkey_challenge SET expires_at = now()');
    await refused(signInWithPasskey(stranger, { answer: late }));
    const proof = (await beginPasskeyProof(dana)) as RequestOptions;
    await refused(signInWithPasskey(stranger, { answer: authenticator.sign(proof) }));
  });

  it('refuses a counter that goes back or stands still, and says so in the log', async () => {
    const { authenticator } = await addOne(dana);
    await comeIn(authenticator, { counter: 7 });
    began = now();
    for (const counter of [6, 7, 0]) await refused(comeIn(authenticator, { counter }));
    expect(await loggedSince(began)).toEqual(Array(3).fill('passkey.refused counter'));
    await comeIn(authenticator, { counter: 8 });
  });

  it('lets nobody in who may not come in any more, nor by one that was removed', async () => {
    const { authenticator } = await addOne(marco);
    await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [marco.contactId]);
    began = now();
    await refused(comeIn(authenticator));
    expect(await loggedSince(began)).toEqual(['passkey.refused access']);
    await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = $1', [marco.contactId]);
    await comeIn(authenticator);
    const gone = await addOne(joan);
    await removePasskey(joan, { passkey: gone.id });
    await refused(comeIn(gone.authenticator));
  });
});

describe('proving with a passkey that it is them', () => {
  const provedAt = async (sessionId: string) =>
    (
      await ownerQuery<{ at: Date }>('SELECT proved_at AS at FROM session WHERE id = $1', [
        sessionId,
      ])
    )[0]?.at;
  const goAway = () =>
    ownerQuery(`UPDATE session SET proved_at = now() - interval '1 hour' WHERE person_id = $1`, [
      dana.personId,
    ]);

  it('counts in its session alone, and is in the log', async () => {
    const { authenticator } = await addOne(dana);
    await goAway();
    began = now();
    const options = (await beginPasskeyProof(dana)) as RequestOptions;
    const own = authenticator.credentialId.toString('base64url');
    expect(options.allowCredentials?.map(({ id }) => id)).toContain(own);
    await proveWithPasskey(dana, { answer: authenticator.sign(options) });
    expect((await provedAt(dana.sessionId))?.getTime()).toBeGreaterThanOrEqual(began.getTime());
    expect(await loggedSince(began)).toEqual(['presence.proved']);
    const fresh = await ownerQuery(
      `SELECT 1 FROM session WHERE person_id = $1 AND proved_at >= $2`,
      [dana.personId, began],
    );
    expect(fresh).toHaveLength(1);
  });

  it('is not offered to whoever has none', async () => {
    expect(await beginPasskeyProof(cast.hugh)).toBeNull();
  });

  it('is refused with another person’s passkey, for another session, and the second time', async () => {
    const { authenticator } = await addOne(dana);
    const foreign = await addOne(joan);
    await goAway();
    const before = await provedAt(dana.sessionId);
    const begin = async () => (await beginPasskeyProof(dana)) as RequestOptions;
    began = now();
    await refused(proveWithPasskey(dana, { answer: foreign.authenticator.sign(await begin()) }));
    await refused(proveWithPasskey(joan, { answer: authenticator.sign(await begin()) }));
    const elsewhere = { ...dana, sessionId: newId() };
    await refused(proveWithPasskey(elsewhere, { answer: authenticator.sign(await begin()) }));
    const signIn = authenticator.sign(await beginPasskeySignIn(stranger));
    await refused(proveWithPasskey(dana, { answer: signIn }));
    expect(await provedAt(dana.sessionId)).toEqual(before);
    const log = await loggedSince(began);
    expect(log.filter((type) => type === 'presence.refused')).toHaveLength(4);
    const answer = authenticator.sign(await begin());
    await proveWithPasskey(dana, { answer });
    await refused(proveWithPasskey(dana, { answer }));
  });
});
