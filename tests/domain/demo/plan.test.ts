import { describe, expect, test } from 'vitest';
import { activityEventSchema } from '@/domain/activity/event-schema';
import type { LoggedEvent } from '@/domain/activity/events';
import { detectForClient } from '@/domain/friction/detect/detect-for-client';
import { findIncidents, isGraveError } from '@/domain/friction/detect/incidents';
import { zonedCalendar } from '@/domain/friction/detect/zoned-calendar';
import { toEpisodes } from '@/domain/friction/episodes';
import { isSettled } from '@/domain/friction/settled';
import { DEFAULT_SETTINGS } from '@/domain/friction/settings';
import { publicId } from '@/lib/ids';
import { planWorld } from '@/prisma/seed/world/plan-world';
import type { World } from '@/prisma/seed/world/world';
import { loggedEvents, wireEvent } from './logged-events';

/** A working morning, an evening, a Sunday after holidays, the night in which the clocks go forward, a leap day. */
const moments = [
  '2026-11-24T18:42:00Z',
  '2027-02-10T03:30:00Z',
  '2027-01-03T09:00:00Z',
  '2026-03-08T10:30:00Z',
  '2028-02-29T20:15:00Z',
].map((at) => new Date(at));

const worlds = new Map<Date, World>();

function worldOf(now: Date): World {
  const world = worlds.get(now) ?? planWorld(now, 'hash');
  worlds.set(now, world);
  return world;
}

const asText = (world: World) =>
  JSON.stringify(world.rows, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

test('the same moment makes the same demo', { timeout: 30_000 }, () => {
  const [now] = moments as [Date];
  expect(asText(planWorld(now, 'hash'))).toBe(asText(worldOf(now)));
});

/** Half a second each on a quiet machine. */
describe.each(moments)('seen at %s', { timeout: 30_000 }, (now) => {
  test('nothing happens later than now, and the newest things are of these days', () => {
    const { rows, calendar } = worldOf(now);
    const newest = Math.max(...rows.activityEvent.map(({ at }) => Number(at)));
    expect(newest).toBeLessThanOrEqual(now.getTime());
    expect(newest).toBeGreaterThan(calendar.at(calendar.daysAgo(1), '12:00').getTime());
  });

  test('every event keeps to the vocabulary', () => {
    for (const event of worldOf(now).rows.activityEvent) {
      const parsed = activityEventSchema.safeParse(wireEvent(event));
      if (!parsed.success) expect.fail(`${event.type}: ${parsed.error.message}`);
    }
  });

  test('bills that the screens tell of have their numbers', () => {
    const world = worldOf(now);
    const ownerOf = (number: string) => {
      const bill = world.rows.invoice.find((each) => each.number === number);
      return [...world.clients.values()].find(({ id }) => id === bill?.clientId)?.key;
    };
    expect(ownerOf('1033')).toBe('wolfeschlegel');
    expect(ownerOf('1042')).toBe('severny');
    expect(ownerOf('1046')).toBe('hoshino');
    expect(['1052', '1055', '1058', '1060', '1061'].map(ownerOf)).toEqual(
      Array.from({ length: 5 }, () => 'brightwater'),
    );
  });

  test('nobody looks at a bill or pays it before it was sent', () => {
    const { invoice, allocation } = worldOf(now).rows;
    const sentAt = new Map(invoice.map((bill) => [bill.id, Number(bill.sentAt)]));
    for (const bill of invoice) {
      if (bill.seenAt) expect(Number(bill.seenAt)).toBeGreaterThan(Number(bill.sentAt));
    }
    for (const { invoiceId, createdAt } of allocation) {
      expect(Number(createdAt)).toBeGreaterThan(sentAt.get(invoiceId) ?? Infinity);
    }
  });

  test('questions are asked after a bill came, and nothing is reminded of twice or while it is disputed', () => {
    const { invoice, lineQuestion, lineMessage, reminder } = worldOf(now).rows;
    const bills = new Map(invoice.map((bill) => [bill.id, bill]));
    expect(lineQuestion.map(({ state }) => state).sort()).toEqual(['answered', 'open', 'settled']);
    for (const { invoiceId, createdAt } of lineQuestion) {
      expect(Number(createdAt)).toBeGreaterThan(Number(bills.get(invoiceId)?.sentAt));
    }
    for (const { createdAt } of lineMessage) expect(Number(createdAt)).toBeLessThanOrEqual(+now);
    const disputed = lineQuestion
      .filter(({ kind, state }) => kind === 'dispute' && state !== 'settled')
      .map(({ invoiceId }) => invoiceId);
    expect(disputed).toHaveLength(1);
    const days = reminder.map(({ invoiceId, days: count }) => `${invoiceId} ${count}`);
    expect(new Set(days).size).toBe(days.length);
    for (const { invoiceId, sentAt, level } of reminder) {
      expect(disputed).not.toContain(invoiceId);
      expect(level).toBeLessThanOrEqual(2);
      expect(Number(sentAt)).toBeLessThanOrEqual(+now);
      expect(Number(sentAt)).toBeGreaterThan(Number(bills.get(invoiceId)?.sentAt));
    }
  });

  test('the detector finds the struggles of these days, and is quiet on what only looks like one', () => {
    expect(struggles(worldOf(now))).toEqual([
      'checkout_abandoned high skyline',
      'checkout_abandoned medium mcallister',
      'checkout_abandoned medium tidewater',
      'contact_after_self_service high mcallister',
      'dead_click low fernhill',
      'document_blocked high lark',
      'document_unopened low ballard',
      'document_unopened low magnolia',
      'document_unopened low nakamura',
      'document_unopened low orcas',
      'document_unopened low ostergaard',
      'error_hit medium delridge',
      'error_hit medium juniper',
      'gone_quiet low sunbreak',
      'locked_out high emerald',
      'loop low kestrel',
      'payment_failed high hoshino',
      'payment_failed medium mcallister',
      'rage_click low beacon',
      'rage_click medium harborview',
      'repeat_contact high wolfeschlegel',
      'search_empty medium cooperativa',
      'signin_struggle medium emerald',
      'signin_struggle medium okonkwo',
      'status_recheck medium severny',
      'unhappy high cooperativa',
      'viewed_overdue medium pineplover',
    ]);
  });
});

/** What waits for somebody: rule, severity and client of the signals of the last weeks. */
function struggles(world: World): string[] {
  const { now } = world.calendar;
  const events = loggedEvents(world);
  const incidents = findIncidents(events.filter(isGraveError), DEFAULT_SETTINGS.error_hit);
  expect(incidents.map(({ clients }) => clients.length)).toEqual([7]);
  const options = {
    settings: DEFAULT_SETTINGS,
    calendar: zonedCalendar(
      'America/Los_Angeles',
      world.rows.holiday.map(({ day }) => String(day)),
    ),
    incidentErrors: new Set(incidents.flatMap((incident) => incident.events)),
  };
  const byClient = new Map<string | null, LoggedEvent[]>();
  for (const event of events) {
    const theirs = byClient.get(event.client) ?? [];
    theirs.push(event);
    byClient.set(event.client, theirs);
  }
  const found = [...world.clients.values()].flatMap((client) => {
    const theirs = byClient.get(publicId('cl', client.id)) ?? [];
    const { signals, faults } = detectForClient(theirs, now.getTime(), options);
    expect(faults).toEqual([]);
    return toEpisodes(signals)
      .filter((episode) => !isSettled(episode, theirs))
      .filter(({ raisedAtMs }) => now.getTime() - raisedAtMs < RECENT_MS)
      .filter(({ rule, raisedAtMs }) => !isOfACause(rule, now.getTime() - raisedAtMs))
      .map(({ rule, severity }) => `${rule} ${severity} ${client.key}`);
  });
  return found.sort();
}

const RECENT_MS = 60 * 86_400_000;

/** What the firm found the causes of is told of the weeks before these. */
function isOfACause(rule: string, agoMs: number): boolean {
  const rules = ['search_empty', 'error_hit', 'signin_struggle'];
  return rules.includes(rule) && agoMs > OF_CAUSES_MS;
}

const OF_CAUSES_MS = 16 * 86_400_000;
