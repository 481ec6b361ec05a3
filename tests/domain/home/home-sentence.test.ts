import { describe, expect, it } from 'vitest';
import { listWaiting } from '@/domain/home/for-you';
import type { HomeBill, HomeDocument } from '@/domain/home/get-home';
import type { RequestRow } from '@/domain/requests/request-view';
import { homeLede, homeSentence } from '@/domain/home/home-sentence';
import { minutesInAll } from '@/domain/home/minutes';
import { addDays } from '@/lib/clock';
import { translator } from '@/lib/translator';

const today = '2026-11-24';
const words = { t: translator(), locale: 'en-US', today };

function bill(part: Partial<HomeBill> & { left?: bigint; late?: number }): HomeBill {
  const { left = 100_000n, late = 0, ...rest } = part;
  return {
    id: 'in_1',
    number: '1058',
    title: 'Quarterly bookkeeping and payroll',
    currency: 'USD',
    totalMinor: left,
    dueOn: addDays(today, late > 0 ? -late : 6),
    clearingMinor: 0n,
    expectedOn: null,
    status: { kind: 'open', owedMinor: left, leftMinor: left, daysPastDue: late },
    ...rest,
  };
}

const letter: HomeDocument = {
  id: 'do_1',
  title: 'Engagement letter',
  pages: 4,
  dueOn: '2026-12-04',
  signing: null,
};
const asked: RequestRow = {
  id: 'rq_1',
  title: 'Year-end',
  client: { id: 'cl_1', name: 'Brightwater', nameLang: null },
  state: 'open',
  dueOn: '2026-12-02',
  counts: { all: 3, left: 2, sentBack: 0, toLookAt: 0, accepted: 1 },
  leftTitle: null,
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const say = (
  bills: HomeBill[],
  documents: HomeDocument[] = [],
  requests: RequestRow[] = [],
  heldW2s = 0,
) => plain(homeSentence({ bills, documents, requests, heldW2s }, words));
const lede = (bills: HomeBill[]) => plain(homeLede({ bills }, words));

describe('the first sentence of home', () => {
  it('says what is owed by currency, by when, and how many documents need the reader', () => {
    const euros = bill({ currency: 'EUR', left: 38_000n, dueOn: '2026-12-11' });
    expect(say([bill({}), bill({ left: 24_500n }), euros], [letter, letter])).toBe(
      'You owe $1,245.00 and €380.00, the first by Monday. Two documents need you.',
    );
  });

  it('says it of one', () => {
    expect(say([bill({})], [letter])).toBe('You owe $1,000.00, by Monday. One document needs you.');
    expect(say([bill({})])).toBe('You owe $1,000.00, by Monday. No document is waiting.');
  });

  it('stays calm about what is late', () => {
    expect(say([bill({ late: 12 })])).toBe(
      'You owe $1,000.00. It was due on Thursday 12 November. No document is waiting.',
    );
    expect(say([bill({ late: 12 }), bill({})])).toContain(
      'The first was due on Thursday 12 November.',
    );
  });

  it('says so when there is nothing', () => {
    expect(say([])).toBe('You owe nothing, and nothing is waiting for you.');
    expect(say([], [letter])).toBe('You owe nothing. One document needs you.');
  });

  it('never asks again for what is clearing', () => {
    const clearing = bill({ left: 0n, clearingMinor: 84_000n, expectedOn: '2026-11-25' });
    expect(say([clearing])).toBe('There is nothing to do. $840.00 is on its way.');
    expect(lede([clearing])).toBe('');
  });
});

describe('what makes it safe to believe', () => {
  it('counts what is past due, or says that nothing is', () => {
    expect(lede([bill({})])).toBe('Nothing is overdue.');
    expect(lede([bill({ late: 3 }), bill({})])).toBe('One invoice is past due.');
    expect(lede([])).toBe('');
  });

  it('says what is on its way, and until when', () => {
    const part = bill({ clearingMinor: 84_000n, expectedOn: '2026-11-25' });
    expect(lede([part])).toBe(
      'Nothing is overdue. Your payment of $840.00 is clearing; we expect it by Wednesday.',
    );
    expect(lede([{ ...part, expectedOn: null }])).toBe(
      'Nothing is overdue. Your payment of $840.00 is clearing.',
    );
  });
});

it('counts a list of documents to send among what needs the reader', () => {
  expect(say([], [letter], [asked])).toBe('You owe nothing. Two things need you.');
  expect(say([], [], [asked])).toBe('You owe nothing. One thing needs you.');
});

it('counts held W-2s as one thing to answer', () => {
  expect(say([], [], [], 2)).toBe('You owe nothing. One thing needs you.');
});

describe('what waits', () => {
  it('stands in one list by due day, what has none last', () => {
    const someday = { ...letter, id: 'do_2', title: 'Newsletter', dueOn: null, pages: null };
    const rest = bill({ id: 'in_2', number: '1060', totalMinor: 184_000n, dueOn: '2026-12-10' });
    const list = listWaiting(
      { bills: [bill({}), rest], documents: [someday, letter], requests: [asked], heldW2s: 1 },
      words,
    );
    expect(list.map(({ id, detail }) => `${id} ${plain(detail)}`)).toEqual([
      'in_1 Invoice 1058 · due Mon 30 Nov',
      'rq_1 2 of 3 left · by Wed 2 Dec',
      'do_1 4 pages, about 3 minutes · by Fri 4 Dec',
      'in_2 Rest of invoice 1060 · due Thu 10 Dec',
      'do_2 ',
      'consent It is held until then · about 3 minutes',
    ]);
  });

  it('takes about so long', () => {
    expect(minutesInAll(3, [letter, { pages: null }])).toBe(10);
  });
});
