import { recordActivity } from '@/domain/activity/record-activity';
import { writeAllocations } from '@/domain/ledger/write-allocations';
import type { Actor } from '@/lib/actor';
import { dayIn, dayToDb, now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { sendJob } from '@/lib/jobs';
import { moneyData } from '@/lib/money';
import { countPayment, type PlannedPart } from './count-payment';
import { expectedDay } from './expected-day';
import type { KnownTry, Verdict } from './judge-told';
import { mailFailure } from './mail-failure';
import { mailReceipts } from './mail-receipts';
import { mailSurplus } from './mail-surplus';
import type { Told } from './told';

export type Settling = {
  /** The invoices that are being paid, locked, what is due first first, and how much of each. */
  parts: PlannedPart[];
  checkout: { id: string; clientId: string; contactId: string | null };
  /** The firm's. */
  zone: string;
};

type Change = Exclude<Verdict, { do: 'nothing' }>;

/** Writes down what Stripe said: the try, what it did to the invoices, the log, and the mails. */
export async function recordTold(
  db: Db,
  actor: Actor,
  told: Told,
  verdict: Change,
  settling: Settling,
): Promise<void> {
  const paymentId = await writeTry(db, told, verdict, settling);
  if (verdict.state !== 'failed') {
    for (const { invoice } of settling.parts) {
      // Other pages to pay it on were opened for more than is left now.
      const { id } = invoice;
      await sendJob(db, 'payment.follow', { invoiceId: id }, { singletonKey: id });
    }
  }
  const method = told.method ?? (verdict.do === 'move' ? 'bank_debit' : 'card');
  if (verdict.state === 'succeeded') {
    const payment = {
      id: paymentId,
      clientId: settling.checkout.clientId,
      currency: told.currency,
      amountMinor: told.amountMinor,
      method,
      receivedOn: dayIn(settling.zone, told.at),
      contactId: settling.checkout.contactId,
    };
    const counted = await countPayment(db, actor, payment, settling.parts);
    await mailReceipts(db, { ...payment, instrument: told.instrument }, counted);
    if (counted.surplusMinor > 0n) await mailSurplus(db, payment, counted);
    return;
  }
  for (const { invoice, amountMinor } of settling.parts) {
    const about = {
      clientId: invoice.clientId,
      contactId: settling.checkout.contactId,
      subject: { kind: 'invoice', id: publicId('in', invoice.id) },
    } as const;
    await (verdict.state === 'processing'
      ? recordActivity(db, actor, {
          ...about,
          type: 'payment.processing',
          data: { ...moneyData({ amountMinor, currency: told.currency }), method },
        })
      : recordActivity(db, actor, {
          ...about,
          type: 'payment.failed',
          data: { code: told.failureCode ?? 'unknown', hard: told.hard },
        }));
  }
  if (verdict.state === 'processing') return;
  // A card is declined before the payer's eyes; a debit fails days after they have gone.
  if (method === 'bank_debit') await mailFailure(db, settling, { paymentId, told });
}

/** Fills in what an earlier event of the same try did not say. */
export async function fillIn(db: Db, tryId: string, told: Told): Promise<void> {
  const known = await db.payment.findUniqueOrThrow({
    where: { id: tryId },
    select: { state: true, stripeChargeId: true, instrument: true, failureCode: true },
  });
  const missing = {
    ...(known.stripeChargeId || !told.chargeId ? {} : { stripeChargeId: told.chargeId }),
    ...(known.instrument || !told.instrument ? {} : { instrument: told.instrument }),
    ...(known.state === 'failed' && !known.failureCode && told.failureCode
      ? { failureCode: told.failureCode, failureHard: told.hard }
      : {}),
    // Guessed until a charge says it.
    ...(known.stripeChargeId || !told.chargeId || !told.method ? {} : { method: told.method }),
  };
  if (Object.keys(missing).length === 0) return;
  await db.payment.update({ where: { id: tryId }, data: missing, select: { id: true } });
}

async function writeTry(
  db: Db,
  told: Told,
  verdict: Change,
  { parts, checkout, zone }: Settling,
): Promise<string> {
  const day = dayIn(zone, told.at);
  const state: KnownTry['state'] = verdict.state;
  const outcome = {
    state,
    changedAt: now(),
    ...(told.chargeId ? { stripeChargeId: told.chargeId } : {}),
    ...(told.instrument ? { instrument: told.instrument } : {}),
    ...(state === 'succeeded' ? { receivedOn: dayToDb(day), expectedOn: null } : {}),
    ...(state === 'processing' ? { expectedOn: dayToDb(expectedDay(day)) } : {}),
    ...(state === 'failed' ? { failureCode: told.failureCode, failureHard: told.hard } : {}),
  };
  if (verdict.do === 'move') {
    const data = { ...outcome, ...(told.method ? { method: told.method } : {}) };
    await db.payment.update({ where: { id: verdict.tryId }, data, select: { id: true } });
    return verdict.tryId;
  }
  const id = newId();
  await db.payment.create({
    data: {
      ...outcome,
      id,
      clientId: checkout.clientId,
      checkoutId: checkout.id,
      method: told.method ?? 'card',
      currency: told.currency,
      amountMinor: told.amountMinor,
      stripeIntentId: told.paymentIntentId,
      createdAt: now(),
    },
    select: { id: true },
  });
  await writeAllocations(
    db,
    parts.map(({ invoice, amountMinor }) => ({
      clientId: checkout.clientId,
      invoiceId: invoice.id,
      paymentId: id,
      amountMinor,
    })),
  );
  return id;
}
