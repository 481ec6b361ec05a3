import { describe, expect, it } from 'vitest';
import { groupVisits } from '@/domain/activity/group-visits';
import type { LogEntry } from '@/domain/activity/log-entry';

const zone = 'America/Los_Angeles';
const misaki = { name: '星野 美咲', nameLang: 'ja' };

function entry(at: string, type: LogEntry['type'], part: Partial<LogEntry> = {}): LogEntry {
  return {
    id: `${type} ${at}`,
    at: new Date(at),
    by: 'client',
    type,
    client: null,
    who: misaki,
    subject: null,
    data: {},
    reason: null,
    userAgent: null,
    personal: 'whole',
    visitId: 'v1',
    ...part,
  };
}

const newestFirst = (entries: LogEntry[]) => [...entries].reverse();

describe('visits', () => {
  it('are one contact’s events in order, with their length', () => {
    const [visit, ...others] = groupVisits(
      newestFirst([
        entry('2026-11-23T04:02:00Z', 'invoice.viewed'),
        entry('2026-11-23T04:04:00Z', 'checkout.started'),
        entry('2026-11-23T04:13:00Z', 'invoice.viewed'),
      ]),
      zone,
    );
    expect(others).toEqual([]);
    // It was still Sunday evening where the firm is.
    expect(visit).toMatchObject({ kind: 'visit', day: '2026-11-22', lengthMs: 11 * 60_000 });
    expect(visit?.entries.map(({ type }) => type)).toEqual([
      'invoice.viewed',
      'checkout.started',
      'invoice.viewed',
    ]);
  });

  it('stay whole though somebody else acted in between', () => {
    const groups = groupVisits(
      newestFirst([
        entry('2026-11-23T20:00:00Z', 'invoice.viewed'),
        entry('2026-11-23T20:01:00Z', 'document.published', {
          by: 'staff',
          visitId: null,
          who: null,
        }),
        entry('2026-11-23T20:02:00Z', 'document.opened'),
      ]),
      zone,
    );
    expect(groups.map(({ kind, entries }) => [kind, entries.length])).toEqual([
      ['firm', 1],
      ['visit', 2],
    ]);
  });

  it('hold how a payment went that was begun in them, whoever told of it', () => {
    const of = (id: string) => ({ subject: { kind: 'invoice' as const, id, label: null } });
    const told = { by: 'system', visitId: null, who: null } as const;
    const groups = groupVisits(
      newestFirst([
        entry('2026-11-23T20:00:00Z', 'checkout.started', of('in_1')),
        entry('2026-11-23T20:01:00Z', 'payment.failed', { ...told, ...of('in_1') }),
        entry('2026-11-23T20:02:00Z', 'payment.succeeded', { ...told, ...of('in_2') }),
        entry('2026-11-23T21:02:00Z', 'payment.succeeded', { ...told, ...of('in_1') }),
      ]),
      zone,
    );
    expect(groups.map(({ kind, outcome, entries }) => [kind, outcome, entries.length])).toEqual([
      ['system', null, 2],
      ['visit', 'stuck', 2],
    ]);
  });

  it('last until their last page was left, and say when there is more to them', () => {
    const look = entry('2026-11-23T20:00:00Z', 'page.viewed', { data: { dwellMs: 90_000 } });
    const last = entry('2026-11-23T20:01:00Z', 'page.viewed', { data: { dwellMs: 120_000 } });
    expect(groupVisits([look, last], zone)[0]).toMatchObject({ lengthMs: 180_000, isCut: false });
    expect(groupVisits([look, last], zone, { most: 1 })[0]).toMatchObject({
      lengthMs: 90_000,
      isCut: true,
    });
  });

  it('fold the same thing done again at once, and leave out what the look itself tells', () => {
    const page = (path: string, minute: number) =>
      entry(`2026-11-23T20:0${minute}:00Z`, 'page.viewed', {
        data: { path, dwellMs: minute },
        subject: { kind: 'page', id: path, label: null },
      });
    const [visit] = groupVisits(
      newestFirst([
        page('/invoices', 1),
        page('/invoices', 2),
        entry('2026-11-23T20:03:00Z', 'invoice.viewed'),
        page('/invoices/in_1', 4),
        page('/invoices', 5),
      ]),
      zone,
    );
    expect(visit?.entries.map(({ type, times }) => [type, times])).toEqual([
      ['page.viewed', 2],
      ['invoice.viewed', 1],
      ['page.viewed', 1],
    ]);
  });

  it('keep what a scanner did on a day together, apart from people', () => {
    const scanned = { by: 'scanner', visitId: null, who: null } as const;
    const groups = groupVisits(
      newestFirst([
        entry('2026-11-22T20:00:00Z', 'invoice.viewed', scanned),
        entry('2026-11-23T20:00:00Z', 'invoice.viewed', scanned),
        entry('2026-11-23T20:00:01Z', 'invoice.viewed', scanned),
      ]),
      zone,
    );
    expect(groups.map(({ kind, day, entries }) => [kind, day, entries[0]?.times])).toEqual([
      ['scanner', '2026-11-23', 2],
      ['scanner', '2026-11-22', 1],
    ]);
  });
});

describe('how a visit went', () => {
  const outcome = (...entries: LogEntry[]) => groupVisits(newestFirst(entries), zone)[0]?.outcome;
  const at = (minute: number) => `2026-11-23T20:${String(minute).padStart(2, '0')}:00Z`;

  it('is stuck when trouble was the last word', () => {
    expect(outcome(entry(at(1), 'checkout.started'), entry(at(2), 'payment.failed'))).toBe('stuck');
  });

  it('is done when something good followed the trouble', () => {
    expect(outcome(entry(at(1), 'payment.failed'), entry(at(2), 'payment.succeeded'))).toBe('done');
  });

  it('found nothing after a search in vain', () => {
    const search = (results: number) =>
      entry(at(3), 'search.performed', { data: { query: '振込', results } });
    expect(outcome(entry(at(1), 'invoice.viewed'), search(0))).toBe('found_nothing');
    expect(outcome(entry(at(1), 'invoice.viewed'), search(2))).toBeNull();
  });

  it('says nothing of a mere look', () => {
    expect(outcome(entry(at(1), 'invoice.viewed'))).toBeNull();
  });
});
