import { describe, expect, it } from 'vitest';
import { activityEventSchema, dataSchemas } from '@/domain/activity/event-schema';
import { EVENT_TYPES, SUBJECT_KINDS, isEventType } from '@/domain/activity/events';
import { VOCABULARY, type EventShape } from '@/domain/activity/vocabulary';

/** The published list, version 1: types, and the fields of their data. */
const PUBLISHED: Record<string, string[]> = {
  'signin.succeeded': ['method'],
  'signin.failed': ['reason', 'ip'],
  'signin.locked': ['until'],
  'signin.reset_requested': [],
  'page.viewed': ['path', 'dwellMs'],
  'search.performed': ['query', 'results'],
  'click.raged': ['element', 'count'],
  'click.dead': ['element'],
  'form.rejected': ['form', 'field'],
  'error.shown': ['status', 'during', 'errorId'],
  'help.viewed': ['topic'],
  'invoice.sent': ['amountMinor', 'currency', 'dueOn'],
  'invoice.viewed': [],
  'invoice.downloaded': [],
  'invoice.changed': ['from', 'to'],
  'invoice.disputed': ['line', 'reason'],
  'reminder.sent': ['level'],
  'checkout.started': ['amountMinor', 'currency'],
  'checkout.cancelled': [],
  'payment.processing': ['amountMinor', 'currency', 'method'],
  'payment.succeeded': ['amountMinor', 'currency', 'method'],
  'payment.failed': ['code', 'hard'],
  'payment.refunded': ['amountMinor', 'currency'],
  'document.published': ['category', 'actionNeeded', 'dueOn'],
  'document.opened': [],
  'document.downloaded': [],
  'document.open_failed': ['reason'],
  'document.requested': ['dueOn'],
  'document.uploaded': [],
  'document.upload_failed': ['reason'],
  'document.signed': [],
  'contact.received': ['channel', 'topic'],
  'contact.answered': [],
  'complaint.opened': ['topic'],
  'complaint.resolved': [],
  'praise.received': [],
  'survey.sent': [],
  'survey.answered': ['effort', 'comment'],
  'agreement.changed': [],
  'client.left': ['cause'],
  'client.returned': [],
};

const event = {
  id: '0199b0c4-5d2e-7a31-9f0e-3b7c1d2e4f50',
  at: '2026-03-02T09:14:07.120Z',
  client: 'cl_01h',
  contact: 'co_01h',
  by: 'client',
  visit: 'vi_01h',
  type: 'payment.failed',
  subject: { kind: 'invoice', id: 'in_01h' },
  data: { code: 'card_declined', hard: false },
};

describe('the vocabulary', () => {
  it('has every published type with its fields', () => {
    const ours = Object.keys(PUBLISHED).map((type) => {
      const shape: EventShape | undefined = isEventType(type) ? VOCABULARY[type] : undefined;
      return [type, Object.keys(shape?.data ?? { missing: true })];
    });
    expect(Object.fromEntries(ours)).toEqual(PUBLISHED);
  });

  it('names types noun.happened, and subjects by a known kind', () => {
    for (const type of EVENT_TYPES) {
      expect(type).toMatch(/^[a-z_]+\.[a-z_]+$/);
      const { subject }: EventShape = VOCABULARY[type];
      for (const kind of subject ?? []) expect(SUBJECT_KINDS).toContain(kind);
    }
  });

  it('never has a field for what must not be kept', () => {
    for (const type of EVENT_TYPES) {
      for (const field of Object.keys(VOCABULARY[type].data)) {
        expect(field).not.toMatch(/password|token|cardNumber|secret|content/i);
      }
    }
  });
});

describe('what a writer is held to', () => {
  const refused = (change: object) =>
    activityEventSchema.safeParse({ ...event, ...change }).success;

  it('takes an event as it stands on the wire', () => {
    expect(activityEventSchema.parse(event)).toEqual(event);
  });

  it.each([
    ['an unlisted field', { data: { ...event.data, card: '4242' } }],
    ['a missing field', { data: { hard: true } }],
    ['a field of another kind', { data: { code: 'x', hard: 'yes' } }],
    ['another subject', { subject: { kind: 'document', id: 'do_1' } }],
    ['no subject', { subject: null }],
    ['an unknown type', { type: 'payment.exploded' }],
    ['nobody', { by: 'somebody' }],
    ['an instant without milliseconds', { at: '2026-03-02T09:14:07Z' }],
    ['an id that is no UUIDv7', { id: '7f9c24e8-3b12-4fef-91e0-56a2d5a1c2b3' }],
    ['a further field of the envelope', { ip: '203.0.113.7' }],
  ])('refuses %s', (_, change) => {
    expect(refused(change)).toBe(false);
  });

  it('holds each type to its own data', () => {
    expect(dataSchemas['survey.answered'].safeParse({ effort: 7, comment: '' }).success).toBe(true);
    expect(dataSchemas['invoice.viewed'].safeParse({}).success).toBe(true);
    const published = { category: 'tax', actionNeeded: true, dueOn: null };
    expect(dataSchemas['document.published'].safeParse(published).success).toBe(true);
    const never = { ...published, dueOn: '2026-02-30' };
    expect(dataSchemas['document.published'].safeParse(never).success).toBe(false);
    const huge = { query: 'x'.repeat(5000), results: 0 };
    expect(dataSchemas['search.performed'].safeParse(huge).success).toBe(false);
  });
});
