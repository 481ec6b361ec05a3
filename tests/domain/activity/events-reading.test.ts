import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityEventSchema } from '@/domain/activity/event-schema';
import { BYS, EVENT_TYPES } from '@/domain/activity/events';
import type { Field } from '@/domain/activity/fields';
import { Malformed, PassedOver, readEvent } from '@/domain/activity/read-event';
import { readDay, readInstant } from '@/domain/activity/read-instant';
import { VOCABULARY, type EventShape } from '@/domain/activity/vocabulary';

const event = {
  id: '0199b0c4-5d2e-7a31-9f0e-3b7c1d2e4f50',
  at: '2026-03-02T09:14:07.120Z',
  client: 'cl_01h',
  contact: null,
  by: 'system',
  visit: null,
  type: 'payment.failed',
  subject: { kind: 'invoice', id: 'in_01h' },
  data: { code: 'card_declined', hard: false },
};
const read = (change: object = {}) => readEvent(JSON.stringify({ ...event, ...change }));

describe('reading an event', () => {
  it('gives its instant in milliseconds', () => {
    const { at, ...rest } = event;
    expect(read()).toEqual({ ...rest, atMs: Date.parse(at) });
  });

  it.each([
    ['not JSON', '{"id":'],
    ['a list', '[]'],
    ['a number', '42'],
    ['null', 'null'],
    ['nothing', '{}'],
  ])('tells %s from an event', (_, text) => {
    expect(readEvent(text)).toBeInstanceOf(Malformed);
  });

  it.each([
    ['id', { id: undefined }],
    ['id', { id: 7 }],
    ['id', { id: '' }],
    ['at', { at: 'yesterday' }],
    ['at', { at: '2026-02-30T00:00:00.000Z' }],
    ['at', { at: 1772442847120 }],
    ['client', { client: undefined }],
    ['client', { client: 5 }],
    ['contact', { contact: {} }],
    ['by', { by: 'somebody' }],
    ['visit', { visit: false }],
    ['type', { type: 'Payment failed' }],
    ['type', { type: 3 }],
    ['subject', { subject: 'in_01h' }],
    ['subject', { subject: { kind: 'invoice' } }],
    ['subject', { subject: null }],
    ['subject', { subject: { kind: 'document', id: 'do_1' } }],
    ['data', { data: 'hard' }],
    ['data.hard', { data: { code: 'x' } }],
    ['data.hard', { data: { code: 'x', hard: 'true' } }],
  ])('says that "%s" is wrong, and not what it holds', (field, change) => {
    const malformed = read(change);
    expect(malformed).toBeInstanceOf(Malformed);
    expect((malformed as Malformed).reason).toContain(`"${field}"`);
  });

  it('passes over a well-formed type that it does not know', () => {
    expect(read({ type: 'consent.given', subject: null, data: { what: ['ever'] } })).toEqual(
      new PassedOver(event.id, Date.parse(event.at)),
    );
  });

  it.each([
    ['details that no rule judges by', { data: { hard: true } }],
    ['a contact and a visit that are not said', { contact: undefined, visit: undefined }],
  ])('does without %s', (_, change) => {
    expect(read(change)).toMatchObject({ type: 'payment.failed', contact: null, visit: null });
  });

  it('looks at no field that is not listed', () => {
    expect(read({ data: { ...event.data, more: 1 }, more: 2 })).toMatchObject({ id: event.id });
  });

  it('takes every event that a writer may write', () => {
    fc.assert(
      fc.property(anyEvent, (written) => {
        const accepted = activityEventSchema.safeParse(written);
        expect(accepted.error).toBeUndefined();
        const { at, ...rest } = written;
        expect(readEvent(JSON.stringify(written))).toEqual({ ...rest, atMs: Date.parse(at) });
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading an instant', () => {
  it.each([
    ['2026-03-02T09:14:07.120Z', '2026-03-02T09:14:07.120Z'],
    ['2026-03-02T09:14:07Z', '2026-03-02T09:14:07.000Z'],
    ['2026-03-02t09:14:07.1z', '2026-03-02T09:14:07.100Z'],
    ['2026-03-02T09:14:07.1239Z', '2026-03-02T09:14:07.123Z'],
    ['2026-03-02T09:14:07.120+00:00', '2026-03-02T09:14:07.120Z'],
    ['2026-03-02T01:14:07.120-08:00', '2026-03-02T09:14:07.120Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ])('%s', (text, instant) => {
    expect(new Date(readInstant(text)).toISOString()).toBe(instant);
  });

  it.each([
    '',
    '2026-03-02',
    '2026-03-02 09:14:07.120Z',
    '2026-03-02T24:00:00.000Z',
    '2026-03-02T09:60:00.000Z',
    '2026-03-02T09:14:07.120',
    '2026-13-02T09:14:07.120Z',
    '2026-02-29T09:14:07.120Z',
    '2026-03-02T09:14:0x.120Z',
    '2026-03-02T09:14:07.1 0Z',
    'Mon, 2 Mar 2026 09:14:07',
  ])('refuses %s', (text) => {
    expect(readInstant(text)).toBeNaN();
  });

  it('agrees with the machine on every instant', () => {
    const years = { min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        expect(readInstant(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it('reads days', () => {
    expect(readDay('2026-03-02')).toBe(Date.UTC(2026, 2, 2));
    expect(readDay('2026-02-30')).toBeNaN();
    expect(readDay('26-3-2')).toBeNaN();
  });
});

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return fc.string({ maxLength: 50 });
    case 'integer':
      return fc.integer({ min: Math.max(field.min, -1000), max: 1_000_000 });
    case 'flag':
      return fc.boolean();
    case 'oneOf':
      return fc.constantFrom(...field.values);
    case 'day':
      return day;
    case 'instant':
      return day.map((date) => `${date}T10:00:00.000Z`);
    case 'names':
      return fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 5 });
    case 'line':
      return fc.oneof(fc.nat(99), fc.constant('li_1'));
    case 'orNull':
      return fc.option(valueOf(field.of));
    case 'detail':
    case 'personal':
      return valueOf(field.of);
  }
}

const anyEvent = fc.constantFrom(...EVENT_TYPES).chain((type) => {
  const { subject, data }: EventShape = VOCABULARY[type];
  const fields = Object.fromEntries(
    Object.entries(data).map(([name, field]) => [name, valueOf(field)]),
  );
  return fc.record({
    id: fc.uuid({ version: 7 }),
    at: day.map((date) => `${date}T12:34:56.789Z`),
    client: fc.option(fc.constant('cl_1')),
    contact: fc.option(fc.constant('co_1')),
    by: fc.constantFrom(...BYS),
    visit: fc.option(fc.constant('vi_1')),
    type: fc.constant(type),
    subject: subject
      ? fc.record({ kind: fc.constantFrom(...subject), id: fc.constant('xx_1') })
      : fc.constant(null),
    data: fc.record(fields),
  });
});
