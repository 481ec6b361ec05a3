import { findReceiptPaper } from '@/domain/paper/find-receipt-paper';
import { findStatementPaper } from '@/domain/paper/find-statement-paper';
import { getReceipt } from '@/domain/payments/get-receipt';
import { openReceipt } from '@/domain/payments/open-receipt';
import { exportStatement } from '@/domain/statements/export-statement';
import { getStatement } from '@/domain/statements/get-statement';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { dana, tom } = cast;
const span = { name: 'all', from: null, to: '2026-11-02' } as const;

/** Statements, and receipts. */
export const statementVerbs: Registry = {
  'domain/statements/get-statement#getStatement': {
    call: (actor, { clientId }) => getStatement(actor, { clientId, currency: 'USD', span }),
    rightful: tom,
    kind: 'list',
  },
  'domain/statements/export-statement#exportStatement': {
    call: (actor, { clientId }) => exportStatement(actor, { clientId, to: span.to }, 'csv'),
    rightful: tom,
    kind: 'own',
  },
  'domain/paper/find-statement-paper#findStatementPaper': {
    call: async (actor, { clientId }) =>
      findStatementPaper(actor, [await getStatement(actor, { clientId, currency: 'USD', span })]),
    rightful: tom,
    kind: 'list',
  },
  'domain/payments/get-receipt#getReceipt': {
    call: (actor, { paymentId }) => getReceipt(actor, { id: paymentId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/payments/open-receipt#openReceipt': {
    call: (actor, { paymentId }) => openReceipt(actor, { id: paymentId }),
    rightful: dana,
    kind: 'row',
  },
  'domain/paper/find-receipt-paper#findReceiptPaper': {
    call: async (actor, { paymentId }) =>
      findReceiptPaper(actor, await getReceipt(dana, { id: paymentId })),
    rightful: dana,
    kind: 'list',
  },
};
