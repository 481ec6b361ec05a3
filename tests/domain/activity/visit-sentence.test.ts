import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '@/domain/activity/events';
import { groupVisits } from '@/domain/activity/group-visits';
import type { LogEntry } from '@/domain/activity/log-entry';
import { visitSentence } from '@/domain/activity/visit-sentence';
import { translator } from '@/lib/translator';

const start = Date.parse('2026-11-23T20:00:00Z');

type Act = [seconds: number, type: LogEntry['type'], part?: Partial<LogEntry>];

function entry([seconds, type, part]: Act, place: number): LogEntry {
  return {
    id: `e${place}`,
    at: new Date(start + seconds * 1000),
    by: 'client',
    type,
    client: null,
    who: { name: 'Dana', nameLang: null },
    subject: null,
    data: {},
    reason: null,
    userAgent: null,
    personal: 'whole',
    visitId: 'v1',
    ...part,
  };
}

const invoice = (number: string): Partial<LogEntry> => ({
  subject: { kind: 'invoice', id: `in_${number}`, label: { text: number, lang: null, href: null } },
});
const paper = (text: string, lang: string | null = null): Partial<LogEntry> => ({
  subject: { kind: 'document', id: `do_${text}`, label: { text, lang, href: null } },
});
const search = (query: string, results: number): Partial<LogEntry> => ({
  data: { query, results },
});
const page = (path: string, dwellMs = 1000): Partial<LogEntry> => ({
  subject: { kind: 'page', id: path, label: null },
  data: { path, dwellMs },
});
const money = { data: { amountMinor: 184_000, currency: 'USD' } };

function say(...acts: Act[]): string | null {
  const [visit] = groupVisits(acts.map(entry), 'UTC');
  return visit ? visitSentence(visit, { t: translator(), locale: 'en-US' }) : null;
}

describe('a visit in a sentence', () => {
  it.each<[string, Act[]]>([
    [
      'Looked for “last year’s W-2”, searched twice, found nothing, left after 3 minutes.',
      [
        [0, 'signin.succeeded', { data: { method: 'password' } }],
        [5, 'page.viewed', page('/')],
        [20, 'search.performed', search('last year’s W-2', 0)],
        [150, 'search.performed', search('W-2', 0)],
        [170, 'page.viewed', page('/search', 10_000)],
      ],
    ],
    [
      'Looked for “W-2”, opened “W-2 2025”, left after a minute.',
      [
        [0, 'search.performed', search('W-2', 3)],
        [60, 'document.opened', paper('W-2 2025')],
      ],
    ],
    [
      'Opened invoice 1046 twice, started to pay $1,840.00, the payment was refused, left after 11 minutes.',
      [
        [0, 'invoice.viewed', invoice('1046')],
        [120, 'checkout.started', { ...invoice('1046'), ...money }],
        [240, 'payment.failed', invoice('1046')],
        [660, 'invoice.viewed', invoice('1046')],
      ],
    ],
    [
      'Opened and downloaded 4 invoices.',
      ['1', '2', '3', '4'].flatMap((number, n): Act[] => [
        [n, 'invoice.viewed', invoice(number)],
        [n + 0.5, 'invoice.downloaded', invoice(number)],
      ]),
    ],
    [
      'Could not open “Studio lease” twice, left at once.',
      [
        [0, 'document.open_failed', { ...paper('Studio lease'), data: { reason: 'network' } }],
        [9, 'document.open_failed', { ...paper('Studio lease'), data: { reason: 'network' } }],
      ],
    ],
    [
      'Pressed “pay” again and again, met an error of ours twice, left at once.',
      [
        [0, 'click.raged', { data: { element: 'button:pay', count: 6 } }],
        [2, 'error.shown', { data: { status: 500, during: 'pay', errorId: 'A' } }],
        [4, 'error.shown', { data: { status: 502, during: 'pay', errorId: 'B' } }],
      ],
    ],
    ['Signed in.', [[0, 'signin.succeeded', { data: { method: 'passkey' } }]]],
    ['Looked at the home page.', [[0, 'page.viewed', page('/')]]],
    [
      'Looked at 3 pages, left after 2 minutes.',
      [
        [0, 'page.viewed', page('/')],
        [60, 'page.viewed', page('/invoices')],
        [100, 'page.viewed', page('/documents')],
      ],
    ],
    // What has no word of its own is counted, and never left out.
    [
      'Opened “NDA”, did one more thing.',
      [
        [0, 'document.opened', paper('NDA')],
        [5, 'address.change_asked', { data: {} }],
      ],
    ],
    [
      'Did 2 things.',
      [
        [0, 'address.change_asked'],
        [5, 'passkey.renamed'],
      ],
    ],
    // A name in another language has no place in an English sentence.
    ['Opened a document.', [[0, 'document.opened', paper('契約書', 'ja')]]],
    [
      'Looked for something that has been erased, found nothing, left at once.',
      [[0, 'search.performed', { data: { results: 0 }, personal: 'erased' }]],
    ],
  ])('%s', (sentence, acts) => {
    expect(say(...acts)).toBe(sentence);
  });

  it('says no more than five things, and that there were more', () => {
    expect(
      say(
        [0, 'search.performed', search('a', 0)],
        [1, 'invoice.viewed', invoice('1')],
        [2, 'document.opened', paper('NDA')],
        [3, 'help.viewed'],
        [4, 'document.uploaded'],
        [5, 'contact.received', { data: { topic: 'billing', channel: 'message' } }],
      ),
    ).toBe(
      'Looked for “a”, found nothing, opened invoice 1, opened “NDA”, looked for help, did 2 more things.',
    );
  });

  it('has words for whatever can happen', () => {
    for (const type of EVENT_TYPES) expect(say([0, type])).toMatch(/^.+\.$/);
  });

  it('is of a client’s visit alone', () => {
    expect(say([0, 'invoice.viewed', { by: 'scanner', visitId: null, who: null }])).toBeNull();
  });
});
