import type { MachineActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseMoney } from '@/lib/money';
import { countTry, type Limit } from '@/lib/rate-limit';
import { networkCounter } from '../access/network-counter';
import { authorize } from '../authorize';
import { readPaymentCode } from './payment-code';

/** Whether a page in somebody's hand is the firm's. Whose bill it is, and what for, stands on the page alone. */
export type CheckedCode =
  | {
      is: 'ours';
      /** False for what is paid, cancelled or credited: nothing is to be sent. */
      owed: boolean;
      /** The last figures of the firm's account, to be held against those on the page; null where it has none. */
      account: string | null;
    }
  | { is: 'unknown' };

/** A person with a pile of bills, and no program that tries codes: one in 900 million is right, and only with its amount. */
const FROM_ONE: Limit = { max: 30, windowSeconds: 900 };
const FROM_ALL: Limit = { max: 1_000, windowSeconds: 900 };

const LAST_FIGURES = 4;

type FirmRow = { currency: string; locale: string; bankDetails: string | null };
type Row = { currency: string; totalMinor: bigint; leftMinor: bigint; isOwed: boolean };

/**
 * Says whether the firm has sent an invoice with this payment code and this amount: its total, or what is left of it. Nothing
 * is opened or paid. The database shows the rows of this code and no other.
 * @throws PortalError invalid, for a code or an amount that can't be one; too_many
 */
export async function checkPaymentCode(
  actor: MachineActor,
  input: { code: string; amount: string },
): Promise<CheckedCode> {
  authorize(actor, 'invoice.check_code');
  const code = readPaymentCode(input.code);
  if (!code) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { code: 'paymentCode.errors.code' },
    });
  }
  const network = networkCounter('payment_code', actor, FROM_ONE);
  await countTry(actor, network.key, network.limit);
  await countTry(actor, 'payment_code', FROM_ALL);
  return readAs({ kind: 'public', subject: code }, async (db) => {
    const [firm] = await db.$queryRaw<FirmRow[]>(sql`
      SELECT currency, locale, bank_details AS "bankDetails" FROM firm`);
    if (!firm) return { is: 'unknown' };
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT i.currency, i.total_minor AS "totalMinor", i.total_minor - i.paid_minor - i.credited_minor AS "leftMinor",
             i.state IN ('open', 'uncollectible') AS "isOwed"
      FROM invoice i WHERE i.payment_code = ${code}`);
    const typed = (currency: string) => amountIn(input.amount, currency, firm.locale);
    const found = rows.find(({ currency, totalMinor, leftMinor }) =>
      [totalMinor, leftMinor].some((amountMinor) => amountMinor === typed(currency)),
    );
    if (!found && typed(firm.currency) === null) {
      throw new PortalError('invalid', 'errors.invalid', {
        fields: { amount: 'paymentCode.errors.amount' },
      });
    }
    if (!found) return { is: 'unknown' };
    return {
      is: 'ours',
      owed: found.isOwed && found.leftMinor > 0n,
      account: lastFigures(firm.bankDetails),
    };
  });
}

/** In minor units; null for what is no amount. The sign of the currency may stand there, or not. */
function amountIn(text: string, currency: string, locale: string): bigint | null {
  try {
    return parseMoney(text.replace(/\p{Sc}/gu, ''), currency, locale).amountMinor;
  } catch {
    return null;
  }
}

/** Of the last line of the bank details that has a number long enough to be one. */
function lastFigures(bankDetails: string | null): string | null {
  const numbers = (bankDetails ?? '')
    .split('\n')
    .map((line) => line.replace(/\D/g, ''))
    .filter((figures) => figures.length > LAST_FIGURES);
  return numbers.at(-1)?.slice(-LAST_FIGURES) ?? null;
}
