import { describe, expect, it } from 'vitest';
import { recordActivity } from '@/domain/activity/record-activity';
import type { ContactActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const start = Date.parse('2026-11-20T18:00:00Z');

function look(actor: ContactActor, seconds: number) {
  return dbAs({ ...actor }, (db) => recordLook(db, actor, seconds));
}

function recordLook(
  db: Parameters<typeof recordActivity>[0],
  actor: ContactActor,
  seconds: number,
) {
  return recordActivity(db, actor, {
    type: 'page.viewed',
    clientId: actor.clientId,
    subject: { kind: 'page', id: '/invoices' },
    data: { path: '/invoices', dwellMs: 1000 },
    at: new Date(start + seconds * 1000),
  });
}

/** How many events each of a contact's visits has, the first visit first. */
async function visitsOf({ contactId }: ContactActor): Promise<number[]> {
  const rows = await ownerQuery<{ n: number }>(
    `SELECT count(e.id)::int AS n FROM visit v LEFT JOIN activity_event e ON e.visit_id = v.id
     WHERE v.contact_id = $1 GROUP BY v.id ORDER BY v.started_at, v.id`,
    [contactId],
  );
  return rows.map(({ n }) => n);
}

describe('the visit of an act', () => {
  it('is begun once by whoever does many things at once', async () => {
    await Promise.all(Array.from({ length: 64 }, () => look(cast.dana, 0)));
    expect(await visitsOf(cast.dana)).toEqual([64]);
  });

  it('ends 30 minutes after the last act to the second, though its end is not written with each', async () => {
    const half = 30 * 60;
    const acts = [0, 1, 59, half + 58, 2 * half + 58];
    for (const second of acts) await look(cast.marco, second);
    // The last comes 30 minutes after the one before, which is no gap under 30 minutes.
    expect(await visitsOf(cast.marco)).toEqual([4, 1]);
  });

  it('is none of a transaction that was rolled back', async () => {
    const actor = { ...cast.joan };
    const failing = dbAs(actor, async (db) => {
      for (const second of [0, 1, 2]) await recordLook(db, actor, second);
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    for (const second of [3, 4, 5]) await look(cast.joan, second);
    expect(await visitsOf(cast.joan)).toEqual([3]);
    const strays = await ownerQuery(
      'SELECT id FROM activity_event WHERE visit_id NOT IN (SELECT id FROM visit)',
    );
    expect(strays).toEqual([]);
  });
});
