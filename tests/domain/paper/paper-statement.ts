import type { ReceiptPaper } from '@/domain/paper/receipt-paper';
import type { AccountPaper, StatementPaper } from '@/domain/paper/statement-paper';

/** An account on paper with `count` movements, changed as told. */
export function accountOf(count: number, changes: Partial<AccountPaper> = {}): AccountPaper {
  return {
    currency: 'US dollars',
    span: '1 Aug – 24 Nov 2026, US dollars',
    sentence:
      'On 24 November you owed $2,010.00. $840.00 of it is on its way, and nothing is past due.',
    facts: [
      {
        label: 'For',
        lines: ['Brightwater Ceramics LLC', 'Dana Whitlock', '1420 Kiln Lane', 'Tacoma WA 98402'],
      },
      { label: 'Made', lines: ['Tue 24 Nov 2026', '10:42 am Pacific'] },
      { label: 'Your person', lines: ['Ruth Adeyemi', '(206) 555-0142'] },
    ],
    others: [],
    dayLabel: '2026',
    opening: { day: '1 Aug', what: 'Opening balance', billed: '', credited: '', balance: '0.00' },
    rows: Array.from({ length: count }, (_, place) => ({
      day: '3 Aug',
      what: `Invoice ${1049 + place}, Quarterly bookkeeping and payroll`,
      billed: place % 2 ? '' : '1,740.00',
      credited: place % 2 ? '−1,740.00' : '',
      balance: '1,740.00',
    })),
    closing: {
      day: '24 Nov',
      what: 'Closing balance',
      billed: '$4,510.00',
      credited: '−$2,500.00',
      balance: '$2,010.00',
    },
    underWay: {
      texts: [
        {
          strong: 'On its way: $840.00',
          rest: 'by bank debit for invoice 1058, since 20 Nov. It is not counted above until our bank confirms it, by Wed 25 Nov.',
        },
      ],
      sums: [
        { label: 'Closing balance', amount: '$2,010.00' },
        { label: 'On its way', amount: '−$840.00' },
        { label: 'Then left to pay', amount: '$1,170.00' },
      ],
    },
    ages: [
      'Not yet due',
      '1–30 days',
      '31–60',
      '61–90',
      '91–120',
      'Over 120',
      'Credit not used',
      'Together',
    ].map((label, place) => ({ label, amount: place ? '$0.00' : '$2,085.00' })),
    foot: [
      'To pay by Mon 30 Nov (1058) and Fri 4 Dec (1060): portal.alderfinch.example.',
      'A line that you don’t recognise? Ruth answers within 4 working hours.',
    ],
    ...changes,
  };
}

/** A statement on paper with one account of `count` movements, changed as told. */
export function statementOf(count: number, changes: Partial<StatementPaper> = {}): StatementPaper {
  return {
    locale: 'en-US',
    size: 'LETTER',
    firm: {
      name: 'Alder & Finch',
      address: '1201 Alder Street, Seattle',
      initials: 'A&F',
      logo: null,
    },
    accounts: [accountOf(count)],
    ...changes,
  };
}

/** A receipt on paper for `count` invoices, changed as told. */
export function receiptOf(count: number, changes: Partial<ReceiptPaper> = {}): ReceiptPaper {
  const { accounts: _accounts, ...frame } = statementOf(0);
  return {
    ...frame,
    name: 'Receipt R-2031',
    dated: 'Dated Mon 9 Nov 2026',
    sentence: 'Your $1,840.00 arrived on Monday 9 November 2026. Thank you.',
    facts: [
      { label: 'From', lines: ['Brightwater Ceramics LLC', 'Dana Whitlock', '1420 Kiln Lane'] },
      { label: 'Paid on', lines: ['Mon 9 Nov 2026'] },
      { label: 'By', lines: ['Visa ···0092'] },
      { label: 'Your person', lines: ['Ruth Adeyemi', '(206) 555-0142'] },
    ],
    currency: 'USD',
    rows: Array.from({ length: count }, (_, place) => ({
      what: `Invoice ${1049 + place}`,
      detail: 'Quarterly bookkeeping and payroll',
      amount: '$120.00',
    })),
    total: { label: 'Received', amount: '$1,840.00' },
    since: [],
    foot: [
      'As our books stood when this was made, Tue 24 Nov 2026. What has happened since is in the portal.',
    ],
    ...changes,
  };
}
