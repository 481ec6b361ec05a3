import type { InvoicePaper } from '@/domain/paper/invoice-paper';

/** An invoice on paper with `count` lines, changed as told. */
export function paperOf(count: number, changes: Partial<InvoicePaper> = {}): InvoicePaper {
  return {
    locale: 'en-US',
    size: 'LETTER',
    firm: {
      name: 'Alder & Finch',
      address: '1201 Alder Street, Seattle',
      initials: 'A&F',
      logo: null,
    },
    number: '1058',
    dated: 'Dated Mon 2 Nov 2026',
    sentence: 'Please pay $1,840.00 by Monday 30 November 2026.',
    title: 'Quarterly bookkeeping and payroll',
    facts: ['To', 'To be paid by', 'Your person', 'Reference'].map((label) => ({
      label,
      lines: ['One', 'Two'],
    })),
    currency: 'USD',
    lines: Array.from({ length: count }, (_, place) => ({
      description: `Line ${place + 1} of the work`,
      detail: place % 3 ? null : 'October, November, December',
      quantity: '3 × $480.00',
      amount: '$1,440.00',
    })),
    totals: [{ label: 'Total to pay', amount: '$1,840.00' }],
    note: null,
    pay: {
      portal: 'portal.test',
      transfer: ['Puget Mutual Bank', 'Account 4410'],
      reference: '1058 7K4-QM2',
      checkAt: 'portal.test/check',
    },
    status: 'Status when this was made, Mon 2 Nov 2026: to pay.',
    ...changes,
  };
}
