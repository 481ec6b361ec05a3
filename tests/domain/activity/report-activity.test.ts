import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportActivity } from '@/domain/activity/report-activity';
import { Reported, ReportedBatch } from '@/domain/activity/reported';
import { recordActivity } from '@/domain/activity/record-activity';
import { destroyPersonKey } from '@/domain/person-keys/destroy-person-key';
import type { ContactActor } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { logged } from '@/tests/support/logged';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const view = (more: object = {}) => ({
  id: newId(),
  at: Date.now(),
  type: 'page.viewed',
  path: '/invoices',
  dwellMs: 4_000,
  ...more,
});

const batch = (actor: ContactActor, events: unknown[], sentAt = Date.now()) => ({
  of: publicId('co', actor.contactId),
  sentAt,
  events,
});

async function eventsOf({ contactId }: ContactActor) {
  return ownerQuery<{ id: string; at: Date; visit_id: string; type: string; data: object }>(
    'SELECT id, at, visit_id, type, data FROM activity_event WHERE contact_id = $1 ORDER BY at, id',
    [contactId],
  );
}

describe('what a browser may report', () => {
  it.each([
    ['a payment', { type: 'invoice.paid' }],
    ['an event of the verbs', { type: 'payment.succeeded', amountMinor: 1, currency: 'USD' }],
    ['another client', { client: 'cl_other' }],
    ['somebody else’s doing', { by: 'staff' }],
    ['no id', { id: undefined }],
    ['an id of another kind', { id: randomUUID() }],
    ['no instant', { at: undefined }],
    ['a text for an instant', { at: '2030-01-01T00:00:00.000Z' }],
    ['a page of the firm’s', { path: '/staff/clients' }],
    ['what no page is', { path: '/api/activity' }],
    ['an address elsewhere', { path: 'https://elsewhere.example/' }],
    ['a search in the address', { path: '/search?q=w-2' }],
    ['a path without end', { path: `/${'a'.repeat(300)}` }],
    ['a negative stay', { dwellMs: -1 }],
    ['what was typed', { type: 'form.rejected', form: 'pay', field: 'a@b.example: 4242' }],
    ['an element without a kind', { type: 'click.dead', element: 'pay' }],
    ['a sentence of the page', { type: 'click.dead', element: 'button:Pay $1,840.00!' }],
    ['three presses', { type: 'click.raged', element: 'button:pay', count: 3 }],
    ['no error at all', { type: 'error.shown', status: 200, during: 'pay', errorId: '' }],
  ])('is not %s', (_, more) => {
    const { dwellMs, ...rest } = { ...view(), ...more };
    const asked = rest.type === 'page.viewed' ? { ...rest, dwellMs } : rest;
    expect(Reported.safeParse(asked).success).toBe(false);
  });

  it.each([
    ['nothing', []],
    ['too much at once', Array.from({ length: 51 }, () => view())],
    ['no list', view()],
  ])('is not %s', (_, events) => {
    expect(ReportedBatch.safeParse({ of: 'co_1', sentAt: 1, events }).success).toBe(false);
  });

  it('stands in the contact’s own visit, by the contact, at its own instant', async () => {
    const at = Date.now() - 5 * MINUTE;
    const page = { at, path: '/invoices/in_1' };
    const outcome = await reportActivity(
      cast.dana,
      batch(cast.dana, [
        view({ at }),
        { id: newId(), ...page, type: 'form.rejected', form: 'pay', field: 'amount' },
        {
          id: newId(),
          ...page,
          type: 'error.shown',
          status: 502,
          during: 'pay',
          errorId: '4TX9RD',
        },
        { id: newId(), ...page, type: 'click.raged', element: 'button:pay', count: 5 },
        { id: newId(), ...page, type: 'click.dead', element: 'row:in_1' },
      ]),
    );
    expect(outcome).toEqual({ taken: 5, refused: [] });
    const rows = await ownerQuery<{ type: string }>(
      `SELECT type, by, client_id = '${cast.dana.clientId}' AS own, actor_id = '${cast.dana.personId}' AS self,
              visit_id IS NOT NULL AS visited, subject_id AS page, data
       FROM activity_event ORDER BY type`,
    );
    const shared = { by: 'client', own: true, self: true, visited: true, page: '/invoices/in_1' };
    expect(rows).toEqual([
      { ...shared, type: 'click.dead', data: { element: 'row:in_1' } },
      { ...shared, type: 'click.raged', data: { element: 'button:pay', count: 5 } },
      { ...shared, type: 'error.shown', data: { status: 502, during: 'pay', errorId: '4TX9RD' } },
      { ...shared, type: 'form.rejected', data: { form: 'pay', field: 'amount' } },
      {
        ...shared,
        type: 'page.viewed',
        page: '/invoices',
        data: { path: '/invoices', dwellMs: 4000 },
      },
    ]);
    const [first] = await eventsOf(cast.dana);
    expect(Math.abs((first?.at.getTime() ?? 0) - at)).toBeLessThan(2_000);
  });

  it('comes from a contact alone, and is told for that contact alone', async () => {
    await expect(reportActivity(cast.tom, batch(cast.dana, [view()]))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(reportActivity(cast.marco, batch(cast.dana, [view()]))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await eventsOf(cast.marco)).toEqual([]);
  });
});

describe('a batch', () => {
  const joan = cast.joan;

  it('that is sent twice counts once, and so does an event that stands in it twice', async () => {
    const events = [view(), view()];
    const doubled = [...events, events[0]];
    expect(await reportActivity(joan, batch(joan, doubled))).toEqual({ taken: 2, refused: [] });
    expect(await reportActivity(joan, batch(joan, doubled))).toEqual({ taken: 0, refused: [] });
    expect(await eventsOf(joan)).toHaveLength(2);
  });

  it('keeps what is good in it, and says of the rest why not', async () => {
    const before = await eventsOf(joan);
    const now = Date.now();
    const outcome = await reportActivity(
      joan,
      batch(
        joan,
        [
          view({ at: now }),
          view({ at: now + 1 }),
          view({ at: now - 4 * 24 * HOUR }),
          null,
          'page.viewed',
          { ...view(), type: 'invoice.paid' },
          view({ path: '/\u0000' }),
        ],
        now,
      ),
    );
    expect(outcome).toEqual({
      taken: 1,
      refused: [
        { place: 1, why: 'future' },
        { place: 2, why: 'ancient' },
        { place: 3, why: 'form' },
        { place: 4, why: 'form' },
        { place: 5, why: 'form' },
        { place: 6, why: 'form' },
      ],
    });
    expect(await eventsOf(joan)).toHaveLength(before.length + 1);
  });

  it.each([HOUR, -HOUR, 30 * 365 * 24 * HOUR])(
    'of a clock that is %d ms off has the right instants',
    async (off) => {
      const wrong = Date.now() + off;
      const event = view({ at: wrong - 2 * MINUTE });
      await reportActivity(joan, batch(joan, [event], wrong));
      const stored = (await eventsOf(joan)).find(({ id }) => id === event.id);
      const expected = Date.now() - 2 * MINUTE;
      expect(Math.abs((stored?.at.getTime() ?? 0) - expected)).toBeLessThan(3_000);
    },
  );

  it('does not take another’s event’s place', async () => {
    const id = await dbAs(cast.dana, (db) =>
      recordActivity(db, cast.dana, {
        type: 'help.viewed',
        clientId: cast.dana.clientId,
        subject: { kind: 'article', id: 'ar_1' },
        data: { topic: 'w2' },
      }),
    );
    expect(await reportActivity(joan, batch(joan, [view({ id })]))).toMatchObject({ taken: 0 });
    const [row] = await ownerQuery('SELECT type FROM activity_event WHERE id = $1', [id]);
    expect(row).toEqual({ type: 'help.viewed' });
  });

  it('is written under the contact’s own key, and waits to be sealed like anything else', async () => {
    const actor = { ...joan, origin: { ip: '203.0.113.9', userAgent: 'A browser' } };
    const event = view();
    await reportActivity(actor, batch(actor, [event]));
    const [row] = await logged('a.id = $1', [event.id]);
    expect(row?.personal).toEqual({ ip: '203.0.113.9', userAgent: 'A browser' });
    const [waits] = await ownerQuery(
      'SELECT count(*)::int AS n FROM activity_unsealed WHERE event_id = $1',
      [event.id],
    );
    expect(waits).toEqual({ n: 1 });
  });
});

describe('what is told of late', () => {
  const marco = cast.marco;

  it('is put into the visit that it was in, in whatever order it is told', async () => {
    const now = Date.now();
    const ago = (minutes: number) => view({ at: now - minutes * MINUTE });
    await reportActivity(marco, batch(marco, [ago(300), ago(290)], now));
    await reportActivity(marco, batch(marco, [ago(0)], now));
    // Between the two of the first visit; before it, and near enough; and alone.
    await reportActivity(marco, batch(marco, [ago(295), ago(310), ago(100)], now));
    const events = await eventsOf(marco);
    const visits = events.map(({ visit_id }) => visit_id);
    expect(new Set(visits.slice(0, 4)).size).toBe(1);
    expect(new Set(visits).size).toBe(3);
    const [first] = await ownerQuery<{ minutes: number }>(
      `SELECT round(extract(epoch FROM last_at - started_at) / 60)::int AS minutes FROM visit WHERE id = $1`,
      [visits[0]],
    );
    expect(first).toEqual({ minutes: 20 });
  });
});

describe('the limits', () => {
  it('are 60 batches a minute', async () => {
    const { joan } = cast;
    const at = new Date(Math.ceil(Date.now() / MINUTE) * MINUTE + HOUR);
    const all = await withClock(at, () =>
      Promise.allSettled(
        Array.from({ length: 70 }, () => reportActivity(joan, batch(joan, [view()]))),
      ),
    );
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
  });

  it('are 5,000 events a day, whatever they come in', async () => {
    const { dana } = cast;
    const day = new Date(Date.now() + 48 * HOUR);
    let taken = 0;
    for (let minute = 0; minute < 4; minute += 1) {
      const at = new Date(day.getTime() + minute * MINUTE);
      await withClock(at, async () => {
        for (let one = 0; one < 30; one += 1) {
          const events = Array.from({ length: 50 }, () => view({ at: at.getTime() }));
          const outcome = await reportActivity(dana, batch(dana, events, at.getTime())).catch(
            (error: { code: string }) => error.code,
          );
          if (typeof outcome === 'string') expect(outcome).toBe('too_many');
          else taken += outcome.taken;
        }
      });
    }
    expect(taken).toBe(5_000);
  });
});

it('is never written with a key that was destroyed', async () => {
  const actor = { ...cast.joan, origin: { ip: '203.0.113.9', userAgent: null } };
  const later = new Date(Date.now() + 96 * HOUR);
  await withClock(later, async () => {
    await reportActivity(actor, batch(actor, [view({ at: later.getTime() })], later.getTime()));
    await dbAs(cast.ingrid, (db) => destroyPersonKey(db, cast.ingrid, actor.personId));
    const event = view({ at: later.getTime() });
    await reportActivity(actor, batch(actor, [event], later.getTime()));
    const [row] = await logged('a.id = $1', [event.id]);
    // Under the month's key, which is nobody's.
    expect(row?.personal).toEqual({ ip: '203.0.113.9' });
    const [key] = await ownerQuery<{ person_id: string | null }>(
      'SELECT person_id FROM person_key WHERE id = $1',
      [row?.person_key_id],
    );
    expect(key?.person_id).toBeNull();
  });
});
