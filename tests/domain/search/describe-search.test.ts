import { describe, expect, it } from 'vitest';
import {
  describeSearch,
  type SearchAnswer,
  type SearchReader,
} from '@/domain/search/describe-search';
import { readQuery } from '@/domain/search/search-query';
import type { SearchView } from '@/domain/search/search-portal';
import { translator } from '@/lib/translator';

const firm: SearchReader = {
  isFirm: true,
  t: translator(),
  locale: 'en-US',
  today: '2026-11-23',
  zone: 'America/Los_Angeles',
};
const contact = { ...firm, isFirm: false };
const nothing: SearchView = {
  query: 'kiln',
  how: null,
  words: ['kiln'],
  groups: [],
  total: 0,
  looked: null,
};

function detailOf({ groups }: SearchAnswer): string | undefined {
  return groups[0]?.items[0]?.detail.replaceAll('\u00a0', ' ');
}

describe('a search in words', () => {
  it('says how much there is, and what it was mended to', () => {
    const found = { ...nothing, how: 'exact' as const, total: 5 };
    expect(describeSearch(found, contact).heading).toBe('Five for “kiln”.');
    const mended = { ...found, how: 'mended' as const, query: 'kilm', words: ['kiln'], total: 61 };
    expect(describeSearch(mended, contact).heading).toBe('61 for “kiln”.');
  });

  it('says of what it found in texts that it was there, and that it may be another word', () => {
    const row = {
      id: 'do_1',
      title: 'Schedule',
      year: 2026,
      state: 'published' as const,
      publishedAt: new Date('2026-11-09T20:00:00Z'),
      openedAt: null,
      actionNeeded: false,
      dueOn: null,
      inText: true,
      client: null,
    };
    const groups: SearchView['groups'] = [{ kind: 'document', total: 1, rows: [row] }];
    const written = describeSearch({ ...nothing, how: 'exact', total: 1, groups }, contact);
    expect(detailOf(written)).toBe('Since 9 Nov · in its text');
    const close = describeSearch({ ...nothing, how: 'close', total: 1, groups }, contact);
    expect(close.heading).toBe('One with something close to “kiln” in the text.');
    expect(detailOf(close)).toBe('Since 9 Nov · close to what you typed, in its text');
  });

  it('says what it has looked through in vain', () => {
    const looked = { client: 0, invoice: 18, document: 1 };
    const view = { ...nothing, how: 'near' as const, looked };
    expect(describeSearch(view, contact)).toMatchObject({
      heading: 'Nothing of yours says “kiln”.',
      looked: 'We looked through 18 invoices and 1 document, for other spellings too.',
    });
    expect(describeSearch({ ...view, looked: { ...looked, client: 38 } }, firm)).toMatchObject({
      heading: 'Nothing that you look after says “kiln”.',
      looked: 'We looked through 38 clients, 18 invoices and 1 document, for other spellings too.',
    });
  });

  it('gives a client with what they owe, each currency apart', () => {
    const row = { id: 'cl_1', name: 'Brightwater', nameLang: null, contact: 'Dana Whitlock' };
    const owed = [
      { currency: 'USD', owedMinor: 208_500n, daysPastDue: 8 },
      { currency: 'EUR', owedMinor: 38_000n, daysPastDue: 0 },
    ];
    const view: SearchView = {
      ...nothing,
      how: 'exact',
      total: 2,
      groups: [
        {
          kind: 'client',
          total: 2,
          rows: [
            { ...row, owed },
            { ...row, contact: null, owed: [] },
          ],
        },
      ],
    };
    expect(describeSearch(view, firm).groups[0]?.items.map(({ detail }) => detail)).toEqual([
      'Dana Whitlock · owes $2,085.00 and €380.00, 8 days past due',
      'owes nothing',
    ]);
  });
});

describe('what was typed', () => {
  const read = (typed: string) => readQuery(typed, 'en-US');

  it('is words in lower case, without the marks round them', () => {
    expect(read('  “Kiln”  #1058, (Lease)? ')?.words).toEqual(['kiln', '1058', 'lease']);
    expect(read('\u3000 \n')).toBeNull();
    expect(read('""')).toBeNull();
    expect(read('x'.repeat(500))?.text).toHaveLength(100);
  });

  it('may be an amount in any currency', () => {
    expect(read('1,245.00')?.amounts).toEqual([
      { exponent: 2, minor: 124_500n },
      { exponent: 3, minor: 1_245_000n },
    ]);
    expect(read('¥184,000')?.amounts).toContainEqual({ exponent: 0, minor: 184_000n });
    expect(read('USD 12.5')?.amounts).toContainEqual({ exponent: 2, minor: 1_250n });
    expect(read('Form 941')?.amounts).toEqual([]);
    expect(read('99999999999999999999')?.amounts).toEqual([]);
  });
});
