import type { ReceiptView } from '@/domain/payments/get-receipt';
import { sayMethod } from '@/domain/payments/payment-words';
import { receiptSentence } from '@/domain/payments/receipt-sentence';
import type { Actor } from '@/lib/actor';
import type { Day } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { formatMoney } from '@/lib/money';
import { translator } from '@/lib/translator';
import { authorize } from '../authorize';
import { clientFact, findParties, personFact } from './find-parties';
import { frameOf } from './paper-frame';
import type { ReceiptPaper } from './receipt-paper';

/** No year is "this one" on paper, which is read years later. */
const NO_YEAR: Day = '0001-01-01';

/**
 * A receipt as it is printed today.
 * @throws PortalError not_found for another client's
 */
export async function findReceiptPaper(actor: Actor, receipt: ReceiptView): Promise<ReceiptPaper> {
  authorize(actor, 'receipt.read');
  const clientId = parseId('cl', receipt.client.id);
  const parties = await readAs(actor, (db) => findParties(db, clientId));
  const t = translator();
  const { currency, receivedOn, reference, today } = receipt;
  const { locale } = parties.firm;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const day = (of: Day) => formatDay(of, { style: 'row', today: NO_YEAR, locale });
  const words = { t, locale, today: NO_YEAR };
  return {
    ...frameOf(parties.firm),
    name: t('receipts.one', { number: receipt.number }),
    dated: t('paper.dated', { day: day(receivedOn) }),
    sentence: receiptSentence(receipt, words, 'client'),
    facts: [
      clientFact(t('receipts.paper.from'), parties),
      { label: t('receipts.paid_on'), lines: [day(receivedOn)] },
      {
        label: t('receipts.by'),
        lines: [
          sayMethod(t, receipt.method, receipt.instrument),
          ...(reference ? [reference] : []),
        ],
      },
      personFact(t('paper.person'), parties),
    ],
    currency,
    rows: [
      ...receipt.parts.map(({ invoice, amountMinor }) => ({
        what: t('receipts.invoice', { number: invoice.number }),
        detail: invoice.title,
        amount: say(amountMinor),
      })),
      ...(receipt.creditMinor > 0n
        ? [{ what: t('receipts.credit'), detail: null, amount: say(receipt.creditMinor) }]
        : []),
    ],
    total: { label: t('receipts.received'), amount: say(receipt.amountMinor) },
    since: receipt.back.map(({ kind, amountMinor, on, certain }) =>
      t('receipts.back', {
        kind,
        certain: certain ? 'yes' : 'no',
        amount: say(amountMinor),
        day: day(on),
      }),
    ),
    foot: [t('receipts.paper.made', { day: day(today) })],
  };
}
