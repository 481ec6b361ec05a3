import { beforeEach, describe, expect, it } from 'vitest';
import { provePresence } from '@/domain/access/prove-presence';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';
import { confirmReader } from '@/domain/looks/confirm-reader';
import { getDocument } from '@/domain/documents/get-document';
import { grantDocument } from '@/domain/looks/grant-document';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { now, withClock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { brightwater, cast, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { bringReady, clearDocuments, publishOne } from '../documents/bring';

const { dana, joan, marco, ruth, tom } = cast;
const MINUTE = 60_000;

beforeEach(async () => {
  await clearDocuments();
  await ownerQuery('TRUNCATE rate_window');
  await prove('now()');
});

/** When everybody's sessions were proved last, in SQL. */
async function prove(at: string): Promise<void> {
  await ownerQuery(`UPDATE session SET proved_at = ${at}`);
}

async function opens(actor: PersonActor, documentId: string): Promise<boolean> {
  const { isLocked } = await getDocument(actor, documentId);
  const granted = await Promise.all(
    (['open', 'download'] as const).map((purpose) =>
      grantDocument(actor, {
        documentId,
        purpose,
        reason: { why: 'checking', note: '' },
      }).then(
        () => true,
        (error: { code: string; messageKey: string }) => {
          expect([error.code, error.messageKey]).toEqual(['forbidden', 'access.presence_needed']);
          return false;
        },
      ),
    ),
  );
  expect(granted).toEqual([!isLocked, !isLocked]);
  return !isLocked;
}

function logged(): Promise<{ type: string; reason: string | null }[]> {
  return ownerQuery(
    `SELECT type, data->>'reason' AS reason FROM activity_event
     WHERE type LIKE 'presence.%' OR type LIKE 'document.open%' ORDER BY at, id`,
  );
}

describe('a paper that asks who is before it', () => {
  it('opens within ten minutes of a proof, for the client and for the firm', async () => {
    const id = await publishOne({ category: 'tax' });
    for (const reader of [dana, ruth]) {
      await prove('now()');
      expect(await opens(reader, id)).toBe(true);
      await prove(`now() - interval '9 minutes 55 seconds'`);
      expect(await opens(reader, id)).toBe(true);
      await prove(`now() - interval '10 minutes'`);
      expect(await opens(reader, id)).toBe(false);
    }
  });

  it('is of a kind that bears numbers; the others open as ever', async () => {
    const asks = [];
    await prove(`now() - interval '1 hour'`);
    for (const category of DOCUMENT_CATEGORIES) {
      const id = await publishOne({ category, bytes: category });
      if (!(await opens(dana, id))) asks.push(category);
    }
    expect(asks).toEqual(['payroll', 'tax', 'identity']);
  });

  it('asks also when it was taken back, and not while those who brought it check it', async () => {
    await prove(`now() - interval '1 hour'`);
    const waiting = await bringReady({ text: `${brightwater.name} Form W-2`, filename: 'w2.pdf' });
    expect(await opens(tom, waiting)).toBe(true);
    const id = await publishOne({ category: 'payroll' });
    await withdrawDocument(tom, id);
    expect(await opens(ruth, id)).toBe(false);
  });

  it('is not found by whom it is not for, before anything is asked', async () => {
    await prove(`now() - interval '1 hour'`);
    const id = await publishOne({ category: 'tax' });
    for (const stranger of [joan, marco]) {
      const absent = confirmReader(stranger, { documentId: newId(), password });
      const foreign = confirmReader(stranger, { documentId: id, password });
      const [a, b] = await Promise.allSettled([absent, foreign]);
      expect(b).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
      expect(String((a as PromiseRejectedResult).reason)).toBe(
        String((b as PromiseRejectedResult).reason),
      );
      const granted = grantDocument(stranger, { documentId: id, purpose: 'open' });
      await expect(granted).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await logged()).toEqual([]);
  });
});

describe('a proof', () => {
  it('opens it, counts in its own session alone, and is in the log', async () => {
    await prove(`now() - interval '1 hour'`);
    const id = await publishOne({ category: 'tax' });
    const elsewhere = { ...dana, sessionId: newId() };
    await ownerQuery(
      `INSERT INTO session (id, person_id, contact_id, proved_at) VALUES ($1, $2, $3, now() - interval '1 hour')`,
      [elsewhere.sessionId, dana.personId, dana.contactId],
    );
    await confirmReader(dana, { documentId: id, password });
    expect(await opens(dana, id)).toBe(true);
    expect(await opens(elsewhere, id)).toBe(false);
    expect((await logged()).map(({ type }) => type)).toEqual([
      'presence.proved',
      'document.opened',
    ]);
  });

  it('that is none is refused, opens nothing, and the firm learns that a client is held up', async () => {
    await prove(`now() - interval '1 hour'`);
    const id = await publishOne({ category: 'tax' });
    for (const reader of [dana, ruth]) {
      const wrong = confirmReader(reader, { documentId: id, password: 'not my password' });
      await expect(wrong).rejects.toMatchObject({
        code: 'invalid',
        fields: { password: 'access.password_not_yours' },
      });
      expect(await opens(reader, id)).toBe(false);
    }
    expect(await logged()).toEqual([
      { type: 'presence.refused', reason: null },
      { type: 'document.open_failed', reason: 'stepup' },
      { type: 'presence.refused', reason: null },
    ]);
  });

  it('is asked for ten times in a quarter of an hour at most, also by guesses at the same moment', async () => {
    // Of one window, whatever the time is.
    await withClock(now(), async () => {
      const guesses = Array.from({ length: 16 }, (_, n) =>
        provePresence(dana, { password: `guess ${n}` }).catch(({ code }: { code: string }) => code),
      );
      const codes = await Promise.all(guesses);
      expect(codes.filter((code) => code === 'invalid')).toHaveLength(10);
      expect(codes.filter((code) => code === 'too_many')).toHaveLength(6);
      await expect(provePresence(dana, { password })).rejects.toMatchObject({ code: 'too_many' });
      await provePresence(ruth, { password });
    });
  });

  it('that is right is no guess: whoever reads much is never locked out', async () => {
    for (let n = 0; n < 12; n++) await provePresence(dana, { password });
  });

  it('in a session that has ended counts for nothing', async () => {
    const ended = { ...dana, sessionId: newId() };
    await ownerQuery(
      `INSERT INTO session (id, person_id, contact_id, ended_at) VALUES ($1, $2, $3, now())`,
      [ended.sessionId, dana.personId, dana.contactId],
    );
    const proof = provePresence(ended, { password });
    await expect(proof).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await logged()).toEqual([]);
    const id = await publishOne({ category: 'tax' });
    expect(await opens(ended, id)).toBe(false);
  });

  it('ends while a page stays open', async () => {
    const id = await publishOne({ category: 'tax' });
    await provePresence(dana, { password });
    const later = new Date(now().getTime() + 11 * MINUTE);
    expect(await withClock(later, () => opens(dana, id))).toBe(false);
  });
});
