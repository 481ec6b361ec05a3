import { describe, expect, it } from 'vitest';
import { endSession } from '@/domain/access/end-session';
import { signIn } from '@/domain/access/sign-in';
import type { MachineActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { actorOfSession } from '@/lib/session-row';
import { cast, emails, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { came } from '@/tests/support/entered';
import { logged } from '@/tests/support/logged';
import { refusal } from '@/tests/support/refusal';

const origin = { ip: '203.0.113.7', userAgent: 'a test' };
const stranger: MachineActor = { kind: 'sign-in', origin };

const eventsOf = (type: string) => logged('a.type = $1', [type]);

/** Each test has a quarter of an hour of its own, so that the tries of one don't count for the next. */
let quarter = Date.UTC(2026, 10, 23, 18, 1);
const aQuarterLater = <T>(work: () => Promise<T>): Promise<T> => {
  quarter += 15 * 60_000;
  return withClock(new Date(quarter), work);
};

describe('signing in', () => {
  it('makes a session whose actor has the rights of the moment', () =>
    aQuarterLater(async () => {
      const signedIn = await came(signIn(stranger, { email: emails.dana, password }));
      expect(signedIn.home).toBe('/');
      expect(await actorOfSession(signedIn.sessionId, origin)).toMatchObject({
        kind: 'contact',
        clientId: cast.dana.clientId,
        rights: { billing: true, documents: true, colleagues: true },
      });
      const [event] = await eventsOf('signin.succeeded');
      expect(event).toMatchObject({
        by: 'client',
        client_id: cast.dana.clientId,
        contact_id: cast.dana.contactId,
        data: { method: 'password' },
      });
      expect(event?.visit_id).not.toBeNull();
    }));

  it('takes an employee to the firm’s pages', () =>
    aQuarterLater(async () => {
      const signedIn = await came(signIn(stranger, { email: emails.ruth, password }));
      expect(signedIn.home).toBe('/staff');
      expect(await actorOfSession(signedIn.sessionId, origin)).toMatchObject({ kind: 'manager' });
    }));

  it('reads the same for a wrong password, an unknown address and somebody whose access has ended', () =>
    aQuarterLater(async () => {
      await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [cast.marco.contactId]);
      const before = (await eventsOf('signin.failed')).length;
      const refusals = await Promise.all([
        refusal(signIn(stranger, { email: emails.dana, password: 'not this one' })),
        refusal(signIn(stranger, { email: 'nobody@porchlight.test', password })),
        refusal(signIn(stranger, { email: emails.marco, password })),
      ]);
      expect(new Set(refusals.map((error) => error.message))).toEqual(
        new Set(['invalid: access.wrong']),
      );
      const events = (await eventsOf('signin.failed')).slice(before);
      expect(events).toHaveLength(3);
      expect(events).toContainEqual(
        expect.objectContaining({
          client_id: cast.dana.clientId,
          contact_id: cast.dana.contactId,
          by: 'client',
          data: { reason: 'password', ip: origin.ip },
          personal: { data: { ip: origin.ip }, ...origin },
        }),
      );
      expect(events.filter((event) => event.client_id === null)).toHaveLength(2);
      await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = $1', [cast.marco.contactId]);
    }));

  it(
    'counts 64 guesses at the same moment as 64, and locks once',
    () =>
      aQuarterLater(async () => {
        const guesses = Array.from({ length: 64 }, (_, place) =>
          refusal(signIn({ kind: 'sign-in' }, { email: emails.joan, password: `guess ${place}` })),
        );
        const codes = (await Promise.all(guesses)).map((error) => error.code);
        expect(codes.filter((code) => code === 'invalid')).toHaveLength(10);
        expect(codes.filter((code) => code === 'too_many')).toHaveLength(54);
        const locked = await eventsOf('signin.locked');
        expect(locked).toHaveLength(1);
        expect(locked[0]).toMatchObject({ client_id: cast.joan.clientId, by: 'system' });
        const right = refusal(signIn(stranger, { email: emails.joan, password }));
        expect((await right).messageKey).toBe('access.locked');
      }),
    60_000,
  );

  it('locks an address that nobody has in the same way', () =>
    aQuarterLater(async () => {
      const guesses = Array.from({ length: 12 }, () =>
        refusal(signIn({ kind: 'sign-in' }, { email: 'nobody@porchlight.test', password: 'x' })),
      );
      const codes = (await Promise.all(guesses)).map((error) => error.code);
      expect(codes.filter((code) => code === 'too_many')).toHaveLength(2);
    }));

  it(
    'does not count what went well',
    () =>
      aQuarterLater(async () => {
        for (let time = 0; time < 12; time += 1) {
          await signIn({ kind: 'sign-in' }, { email: emails.tom, password });
        }
      }),
    60_000,
  );
});

describe('a session', () => {
  it('ends at once when signed out', () =>
    aQuarterLater(async () => {
      const { sessionId } = await came(signIn(stranger, { email: emails.dana, password }));
      const actor = await actorOfSession(sessionId, origin);
      if (!actor) throw new Error('There is no session');
      await endSession(actor);
      expect(await actorOfSession(sessionId, origin)).toBeNull();
      expect(await eventsOf('person.signed_out')).toHaveLength(1);
      await endSession(actor);
      expect(await eventsOf('person.signed_out')).toHaveLength(1);
    }));

  it('ends with the access of its contact', () =>
    aQuarterLater(async () => {
      const { sessionId } = await came(signIn(stranger, { email: emails.marco, password }));
      await ownerQuery('UPDATE contact SET ended_at = now() WHERE id = $1', [cast.marco.contactId]);
      expect(await actorOfSession(sessionId, origin)).toBeNull();
      await ownerQuery('UPDATE contact SET ended_at = NULL WHERE id = $1', [cast.marco.contactId]);
    }));

  it('runs out after a week unseen', async () => {
    const { sessionId } = await aQuarterLater(() =>
      came(signIn(stranger, { email: emails.dana, password })),
    );
    const later = (days: number) => new Date(quarter + days * 86_400_000);
    expect(await withClock(later(6), () => actorOfSession(sessionId, origin))).not.toBeNull();
    expect(await withClock(later(14), () => actorOfSession(sessionId, origin))).toBeNull();
  });
});
