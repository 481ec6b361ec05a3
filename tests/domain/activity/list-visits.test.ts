import { beforeAll, describe, expect, it } from 'vitest';
import { activityCsv } from '@/domain/activity/activity-csv';
import { exportActivity } from '@/domain/activity/export-activity';
import { listVisits } from '@/domain/activity/list-visits';
import { recordActivity } from '@/domain/activity/record-activity';
import { listSignalsBehind } from '@/domain/friction/list-signals-behind';
import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { brightwater, cast, larkAndLoom } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

const zone = 'America/Los_Angeles';
const client = publicId('cl', brightwater.clientId);
const start = Date.parse('2026-06-01T16:00:00Z');
const HOUR = 3_600_000;

function look(actor: ContactActor, atMs: number, path = '/invoices') {
  return dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'page.viewed',
      clientId: actor.clientId,
      subject: { kind: 'page', id: path },
      data: { path, dwellMs: 1000 },
      at: new Date(atMs),
    }),
  );
}

function change(actor: EmployeeActor, atMs: number) {
  return dbAs(actor, (db) =>
    recordActivity(db, actor, {
      type: 'client.changed',
      clientId: brightwater.clientId,
      subject: { kind: 'client', id: client },
      data: { fields: ['name'] },
      at: new Date(atMs),
    }),
  );
}

async function all(input: { person?: string } = {}) {
  const visits = [];
  const pages = [];
  let before: string | undefined;
  do {
    const page = await listVisits(cast.ruth, { client, ...input, ...(before && { before }) }, zone);
    visits.push(...page.visits);
    pages.push(page);
    before = page.next ?? undefined;
  } while (before);
  return { visits, pages };
}

describe('what a client did, visit by visit', () => {
  beforeAll(async () => {
    // Forty visits, the contacts' in turn and each over the next one's beginning, and the firm's acts in bursts between.
    for (let visit = 0; visit < 40; visit += 1) {
      const actor = visit % 4 === 3 ? cast.marco : cast.dana;
      for (const minute of [0, 20, 45]) await look(actor, start + visit * HOUR + minute * 60_000);
    }
    for (let act = 0; act < 75; act += 1) await change(cast.tom, start + 30 * HOUR + act * 1000);
    for (let act = 0; act < 130; act += 1)
      await look(cast.dana, start + 100 * HOUR + act * 1000, `/page-${act}`);
  });

  it('goes page by page without losing, repeating or cutting one', async () => {
    const { visits, pages } = await all();
    const own = visits.filter(({ kind }) => kind === 'visit');
    const known = await ownerQuery<{ id: string }>('SELECT id FROM visit');
    expect(own.map(({ id }) => id).sort()).toEqual(known.map(({ id }) => id).sort());
    const acts = visits.flatMap(({ entries }) => entries.flatMap(({ ids }) => ids));
    expect(new Set(acts).size).toBe(acts.length);
    const [{ count }] = (await ownerQuery<{ count: number }>(
      'SELECT count(*)::int FROM activity_event',
    )) as [{ count: number }];
    // Of the long one a hundred stand here, and the log has the rest.
    expect(acts).toHaveLength(count - 30);
    expect(own.filter(({ isCut }) => isCut)).toHaveLength(1);
    const starts = visits.map(({ entries }) => entries[0]?.at.getTime() ?? 0);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    const [first] = pages;
    const shown = first?.visits.filter(({ kind }) => kind === 'visit').length ?? 0;
    expect(first?.earlier).toBe(known.length - shown);
    expect(pages.at(-1)?.earlier).toBe(0);
  });

  it('is one person’s where one is asked for', async () => {
    const { visits } = await all({ person: publicId('co', cast.marco.contactId) });
    expect(visits).toHaveLength(10);
    expect(new Set(visits.map(({ who }) => who?.name))).toEqual(new Set(['Marco Vianelli']));
  });

  it('is nothing of another client’s, nor of a person’s there', async () => {
    const foreign = { client: publicId('cl', larkAndLoom.clientId) };
    expect((await listVisits(cast.ruth, foreign, zone)).visits).toEqual([]);
    const person = publicId('co', cast.joan.contactId);
    expect((await listVisits(cast.ruth, { client, person }, zone)).visits).toEqual([]);
    await expect(listVisits(cast.ruth, { client, person: 'co_x' }, zone)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('has the signals at the events at which they arose', async () => {
    const { visits } = await all();
    const events = visits.flatMap(({ entries }) => entries.flatMap(({ ids }) => ids));
    const [last = '', earlier = ''] = events;
    const raise = (rule: string, state: string, evidence: string[]) =>
      ownerQuery(
        `INSERT INTO signal (id, client_id, rule, episode_at, severity, raised_at, evidence, state)
         VALUES ($1, $2, $3, now(), 'high', now(), $4, $5)`,
        [newId(), brightwater.clientId, rule, evidence, state],
      );
    await raise('loop', 'settled', [earlier, last]);
    await raise('rage_click', 'withdrawn', [last]);
    await raise('gone_quiet', 'open', [newId()]);
    const placed = await listSignalsBehind(cast.ruth, { client, events });
    expect(placed).toMatchObject([{ rule: 'loop', state: 'settled', eventId: last }]);
  });
});

describe('a client’s activity as a file', () => {
  it('has a row for each event, newest first, in words, and is itself in the log', async () => {
    const activity = await exportActivity(cast.ruth, { client });
    let text = '';
    for await (const piece of activityCsv(activity, translator())) text += piece;
    const rows = text.trim().split('\r\n');
    const [{ count }] = (await ownerQuery<{ count: number }>(
      'SELECT count(*)::int FROM activity_event WHERE client_id = $1',
      [brightwater.clientId],
    )) as [{ count: number }];
    expect(rows).toHaveLength(count + 1);
    expect(rows[1]).toContain('Took a copy of what Brightwater Ceramics LLC did');
    expect(text).not.toContain('<link>');
  });

  it('is one person’s where one is asked for, and another client’s is not found', async () => {
    const person = publicId('co', cast.marco.contactId);
    const { pages } = await exportActivity(cast.ruth, { client, person });
    const names = new Set<string | undefined>();
    for await (const page of pages) for (const { who } of page) names.add(who?.name);
    expect(names).toEqual(new Set(['Marco Vianelli']));
    const foreign = exportActivity(cast.ruth, { client: publicId('cl', larkAndLoom.clientId) });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });
});
