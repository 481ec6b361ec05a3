import { describe, expect, it } from 'vitest';
import { deriveStatus } from '@/domain/invoices/status';
import { type Course, type Movement, timelineOf } from '@/domain/invoices/timeline';
import { facts } from './facts';

const calendar = { today: '2026-11-24', zone: 'America/Los_Angeles' };

const sent: Course = {
  issuedOn: '2026-11-02',
  sentAt: new Date('2026-11-02T18:00:00Z'),
  sentByName: 'Tom Brandvold',
  seenAt: null,
  seenBy: null,
  voidedAt: null,
  reminded: [],
};

function payment(on: string, at: string): Movement {
  return {
    kind: 'payment',
    id: null,
    receiptNumber: null,
    state: 'succeeded',
    method: 'cheque',
    instrument: null,
    amountMinor: 1_000n,
    at: new Date(at),
    on,
    expectedOn: null,
    hard: false,
  };
}

function kinds(course: Partial<Course>, movements: Movement[], given = facts()): string[] {
  const status = deriveStatus(given, calendar);
  return timelineOf({ ...sent, ...course }, movements, {
    status,
    dueOn: given.dueOn,
    ...calendar,
  }).map(({ kind, on }) => `${kind} ${on}`);
}

describe('timelineOf', () => {
  it('has nothing to tell of a draft', () => {
    expect(kinds({ issuedOn: null, sentAt: null }, [])).toEqual([]);
  });

  it('tells of its reminders, by the firm’s day', () => {
    const reminded = [
      { level: 2, at: new Date('2026-11-21T01:00:00Z') },
      { level: 1, at: new Date('2026-11-10T18:00:00Z') },
    ];
    expect(kinds({ reminded }, [])).toEqual([
      'sent 2026-11-02',
      'reminded 2026-11-10',
      'reminded 2026-11-20',
      'due 2026-12-04',
    ]);
  });

  it('ends with what is still to be paid', () => {
    expect(kinds({}, [])).toEqual(['sent 2026-11-02', 'due 2026-12-04']);
  });

  it('puts a payment on the day on which it counts, however late it was written down', () => {
    const seenAt = new Date('2026-11-10T18:00:00Z');
    expect(kinds({ seenAt }, [payment('2026-11-06', '2026-11-20T18:00:00Z')])).toEqual([
      'sent 2026-11-02',
      'payment 2026-11-06',
      'seen 2026-11-10',
      'due 2026-12-04',
    ]);
  });

  it('takes the days of the firm’s zone', () => {
    // 06:00 UTC on the 11th is still the evening of the 10th in Seattle.
    expect(kinds({ seenAt: new Date('2026-11-11T06:00:00Z') }, [])[1]).toBe('seen 2026-11-10');
  });

  it('asks for nothing more once all is paid, on its way or cancelled', () => {
    expect(kinds({}, [], facts({ state: 'paid', paidMinor: 24_500n }))).toEqual([
      'sent 2026-11-02',
    ]);
    expect(kinds({}, [], facts({ clearingMinor: 24_500n }))).toEqual(['sent 2026-11-02']);
    const voidedAt = new Date('2026-11-05T18:00:00Z');
    expect(kinds({ voidedAt }, [], facts({ state: 'void' }))).toEqual([
      'sent 2026-11-02',
      'void 2026-11-05',
    ]);
  });

  it('begins with the day of issue of what was brought from elsewhere', () => {
    expect(kinds({ sentAt: null, sentByName: null, issuedOn: '2010-12-01' }, [])[0]).toBe(
      'sent 2010-12-01',
    );
  });
});
