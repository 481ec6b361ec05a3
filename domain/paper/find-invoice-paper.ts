import { listLines, type StoredLine } from '@/domain/invoices/list-lines';
import { showPaymentCode } from '@/domain/invoices/payment-code';
import { sentMark } from '@/domain/invoices/sent-mark';
import { deriveStatus } from '@/domain/invoices/status';
import { findMailPerson } from '@/domain/mail/find-mail-person';
import type { MailPerson } from '@/domain/mail/mail-message';
import { findClearing } from '@/domain/payments/find-clearing';
import type { Actor } from '@/lib/actor';
import { type Day, dayFromDb, todayIn } from '@/lib/clock';
import { type DayStyle, formatDay, NO_YEAR } from '@/lib/dates';
import { type Db, dbAs } from '@/lib/db';
import { env } from '@/lib/env';
import { formatMoney } from '@/lib/money';
import { formatRate } from '@/lib/tax';
import { type Translate, translator } from '@/lib/translator';
import { authorize } from '../authorize';
import { describeQuantity } from './describe-quantity';
import type { InvoicePaper, PaperMark } from './invoice-paper';
import { invoiceTotals } from './invoice-totals';
import { frameOf, type PaperFact } from './paper-frame';

/** A final invoice as it is printed today; null for a draft and for what is not there. */
export async function findInvoicePaper(
  actor: Actor,
  { invoiceId }: { invoiceId: string },
): Promise<InvoicePaper | null> {
  authorize(actor, 'paper.make');
  return dbAs(actor, async (db) => {
    const facts = await readFacts(db, invoiceId);
    return facts && compose(facts, translator());
  });
}

type Facts = NonNullable<Awaited<ReturnType<typeof readFacts>>>;

async function readFacts(db: Db, invoiceId: string) {
  const invoice = await db.invoice.findUnique({
    where: { id: invoiceId },
    include: {
      taxes: { orderBy: { position: 'asc' } },
      client: { select: { name: true, nameLang: true, latinName: true, address: true } },
    },
  });
  if (!invoice || invoice.state === 'draft') return null;
  const firm = await db.firm.findUniqueOrThrow({ where: { id: 1 } });
  const clearingMinor = await findClearing(db, invoiceId);
  const contact = await db.contact.findFirst({
    where: { clientId: invoice.clientId, mayBilling: true, endedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { person: { select: { name: true } } },
  });
  return {
    invoice,
    lines: await listLines(db, invoiceId),
    firm,
    clearingMinor,
    contactName: contact?.person.name ?? null,
    person: await findMailPerson(db, invoice.clientId),
  };
}

function compose(facts: Facts, t: Translate): InvoicePaper {
  const { invoice, firm, clearingMinor } = facts;
  const { currency } = invoice;
  const { locale, zone } = firm;
  const today = todayIn(zone);
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const sayDay = (value: Date | Day | null, style: DayStyle) =>
    value
      ? formatDay(typeof value === 'string' ? value : dayFromDb(value), {
          style,
          today: NO_YEAR,
          locale,
        })
      : '';
  const { kind, owedMinor, leftMinor } = deriveStatus(
    {
      ...invoice,
      clearingMinor,
      dueOn: invoice.dueOn && dayFromDb(invoice.dueOn),
      // What follows tells late from failed and refunded from paid, which a paper does not.
      expectedOn: null,
      paidOn: null,
      creditedOn: null,
      voidedOn: null,
      refundedMinor: 0n,
      refundedOn: null,
      failedAt: null,
      movedAt: null,
      dispute: null,
    },
    { today, zone },
  );
  const status = kind === 'overdue' || kind === 'failed' ? 'open' : kind;
  const number = invoice.number ?? '';
  const code = invoice.paymentCode && showPaymentCode(invoice.paymentCode);
  const portal = new URL(env().NEXTAUTH_URL).host;
  return {
    ...frameOf(firm),
    number,
    dated: t('paper.dated', { day: sayDay(invoice.issuedOn, 'row') }),
    sentence: t('paper.sentence', {
      status: owedMinor > 0n && leftMinor > 0n ? 'pay' : status,
      left: say(leftMinor),
      total: say(invoice.totalMinor),
      day: sayDay(invoice.dueOn, 'sentence'),
    }),
    title: invoice.title,
    facts: factsOf(facts, { number, code, due: sayDay(invoice.dueOn, 'row') }, t),
    currency,
    lines: facts.lines.map((line) => ({
      description: line.description,
      detail: line.detail,
      quantity: describeQuantity(line.quantityMilli, line.unitMinor, currency, locale),
      amount: say(line.amountMinor),
      tax: invoice.taxes.length === 0 ? null : taxOf(line, locale, t),
      mark: invoice.agreementId === null ? null : markOf(line, t),
    })),
    totals: invoiceTotals(
      { ...invoice, lines: facts.lines, clearingMinor, leftMinor },
      { t, locale },
    ),
    note: invoice.note,
    pay:
      leftMinor > 0n
        ? {
            portal,
            transfer:
              firm.bankDetails
                ?.split('\n')
                .map((line) => line.trim())
                .filter(Boolean) ?? [],
            reference: [number, code].filter(isText).join(' '),
            checkAt: code && `${portal}/check`,
          }
        : null,
    status: t('paper.status_made', {
      day: sayDay(today, 'row'),
      status: t('paper.status', { status }),
    }),
  };
}

function taxOf({ taxRateMilli }: StoredLine, locale: string, t: Translate): string {
  return taxRateMilli === null ? t('taxes.column_none') : formatRate(taxRateMilli, locale);
}

/** What is printed under a line, as its page says it. */
function markOf(line: StoredLine, t: Translate): PaperMark | null {
  const mark = sentMark(line);
  if (!mark) return null;
  const { reason } = line;
  const isAgreed = mark.kind === 'as_agreed';
  if (isAgreed) return { isAgreed, text: t('agreements.mark.as_agreed') };
  const text = reason
    ? t(`agreements.mark.${mark.kind}`, { reason })
    : t(`agreements.mark.${mark.kind}_bare`);
  return { isAgreed, text };
}

function factsOf(
  { invoice, contactName, person }: Facts,
  { number, code, due }: { number: string; code: string | null; due: string },
  t: Translate,
): PaperFact[] {
  const { client } = invoice;
  const address = client.address?.split('\n').map((line) => line.trim()) ?? [];
  return [
    {
      label: t('paper.to'),
      lines: [client.name, client.latinName, contactName, ...address].filter(isText),
      lang: client.nameLang,
    },
    { label: t('paper.due'), lines: [due] },
    { label: t('paper.person'), lines: linesOf(person) },
    code
      ? { label: t('paper.code'), lines: [code] }
      : { label: t('paper.reference'), lines: [number] },
  ];
}

function linesOf({ name, phone, hours }: MailPerson): string[] {
  return [name, phone, ...hours.split(', ')].filter(isText);
}

function isText(text: string | null | undefined): text is string {
  return Boolean(text);
}
