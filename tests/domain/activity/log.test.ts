import { describe, expect, it } from 'vitest';
import { listActivity } from '@/domain/activity/list-activity';
import { listVisits } from '@/domain/activity/list-visits';
import { recordActivity } from '@/domain/activity/record-activity';
import { sealEvents } from '@/domain/sealing/seal-events';
import { dbAs } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { type ContactActor, JOB } from '@/lib/actor';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const zone = 'America/Los_Angeles';
const start = Date.parse('2026-11-20T18:00:00Z');

function look(actor: ContactActor, minute: number) {
  return dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'page.viewed',
      clientId: actor.clientId,
      subject: { kind: 'page', id: '/invoices' },
      data: { path: '/invoices', dwellMs: 1000 },
      at: new Date(start + minute * 60_000),
    }),
  );
}

describe('the log', () => {
  it('puts a contact’s events with gaps under 30 minutes in one visit', async () => {
    for (const minute of [0, 20, 49, 80, 85]) await look(cast.dana, minute);
    await look(cast.marco, 21);
    const { visits } = await listVisits(
      cast.ruth,
      { client: publicId('cl', brightwater.clientId) },
      zone,
    );
    expect(visits.map(({ who, entries }) => [who?.name, entries[0]?.times])).toEqual([
      ['Dana Whitlock', 2],
      ['Marco Vianelli', 1],
      ['Dana Whitlock', 3],
    ]);
  });

  it('goes page by page without losing or repeating an event', async () => {
    for (let minute = 100; minute < 170; minute += 1) await look(cast.dana, minute);
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await listActivity(cast.ruth, before ? { before } : {}, zone);
      seen.push(...page.entries.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before);
    const all = await ownerQuery<{ id: string }>(
      'SELECT id FROM activity_event ORDER BY at DESC, id DESC',
    );
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('shows an employee the clients that they are assigned to, and the owner all', async () => {
    await look(cast.joan, 3);
    const clientsOf = async (actor: typeof cast.ruth) => {
      const { entries } = await listActivity(actor, { kind: 'page', day: '2026-11-20' }, zone);
      return new Set(entries.map(({ client }) => client?.name));
    };
    expect(await clientsOf(cast.hugh)).toEqual(new Set([larkAndLoom.name]));
    expect(await clientsOf(cast.ruth)).toEqual(new Set([brightwater.name]));
    const all = await listActivity(
      cast.ingrid,
      { client: publicId('cl', larkAndLoom.clientId) },
      zone,
    );
    expect(all.entries).toHaveLength(1);
    const foreign = await listVisits(
      cast.ruth,
      { client: publicId('cl', larkAndLoom.clientId) },
      zone,
    );
    expect(foreign.visits).toEqual([]);
  });

  it('is closed to a contact', async () => {
    const dana = cast.dana as unknown as typeof cast.ruth;
    await expect(listActivity(dana, {}, zone)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('can be changed and cut by nobody', async () => {
    for (const actor of [cast.ingrid, cast.dana]) {
      await expect(dbAs(actor, (db) => db.activityEvent.deleteMany())).rejects.toThrow(/denied/);
      await expect(
        dbAs(actor, (db) => db.activityEvent.updateMany({ data: { type: 'x' } })),
      ).rejects.toThrow(/denied/);
    }
  });

  it('takes no event of another client from a contact', async () => {
    await expect(
      dbAs(cast.dana, (db) =>
        recordActivity(db, cast.dana, {
          type: 'page.viewed',
          clientId: larkAndLoom.clientId,
          subject: { kind: 'page', id: '/' },
          data: { path: '/', dwellMs: 1 },
        }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('asks once for a client’s signals, however much happens, when it is sealed', async () => {
    while ((await sealEvents(JOB)) > 0);
    const jobs = await ownerQuery<{ count: number }>(
      `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'signals.refresh' AND singleton_key = '${brightwater.clientId}'`,
    );
    expect(jobs).toEqual([{ count: 1 }]);
  });
});
