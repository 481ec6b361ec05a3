const PLAIN_DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,15}))?$/;

/**
 * A plain decimal with a point ("2.55", "-10") as an integer of 10^-`decimals`; trailing zeros do not count.
 * @returns null for anything else, and for more decimals than there may be
 */
export function readDecimal(text: string, decimals: number): bigint | null {
  const match = PLAIN_DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return null;
  const digits = BigInt(whole + significant.padEnd(decimals, '0'));
  return sign === '-' ? -digits : digits;
}
