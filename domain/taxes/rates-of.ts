import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId } from '@/lib/ids';
import type { TaxRate } from '@/lib/tax';

/** A line that may have a tax, by the id of its rate. */
type Line = { taxRateId?: string | null };

/** Rates by their ids; those that have ended are marked. */
export type RatesById = ReadonlyMap<string, TaxRate & { isEnded: boolean }>;

/** The rates that `lines` name, as far as there are such. No statement where they name none. */
export async function ratesOf(db: Db, lines: readonly Line[]): Promise<RatesById> {
  const ids = [...new Set(lines.flatMap(({ taxRateId }) => taxRateId ?? []))];
  if (ids.length === 0) return new Map();
  const rates = await db.taxRate.findMany({ where: { id: { in: ids } } });
  return new Map(
    rates.map(({ id, name, rateMilli, endedAt }) => [
      id,
      { id, name, rateMilli, isEnded: endedAt !== null },
    ]),
  );
}

/**
 * The rate of the line at `place`; null for none.
 * @throws PortalError invalid for a rate that is not there, at `lines.0.tax`.
 */
export function rateOf({ taxRateId }: Line, place: number, rates: RatesById): TaxRate | null {
  if (!taxRateId) return null;
  const rate = rates.get(taxRateId);
  if (!rate) throw refusal('unknown', [place]);
  return rate;
}

/**
 * What is written or sent now has rates that run.
 * @throws PortalError invalid, at each line whose rate has ended: `lines.0.tax`.
 */
export function requireRunning(lines: readonly Line[], rates: RatesById): void {
  const ended = lines.flatMap(({ taxRateId }, place) =>
    taxRateId && rates.get(taxRateId)?.isEnded ? place : [],
  );
  if (ended.length > 0) throw refusal('ended', ended);
}

/**
 * The rate that a form names by its public id; null for an empty text.
 * @throws PortalError invalid for what is no such id, at the line's place in the form.
 */
export function readRateId(text: string | undefined, place: number): string | null {
  if (!text) return null;
  try {
    return parseId('tx', text);
  } catch {
    throw refusal('unknown', [place]);
  }
}

function refusal(key: 'unknown' | 'ended', places: readonly number[]): PortalError {
  return new PortalError('invalid', `taxes.errors.${key}`, {
    fields: Object.fromEntries(
      places.map((place) => [`lines.${place}.tax`, `taxes.errors.${key}`]),
    ),
  });
}
