import pg from 'pg';

type Parse = (text: string) => unknown;

const { builtins } = pg.types;

/** The array of a type has a number of its own (pg_type.typarray). */
const DATE_ARRAY = 1182;
const INT8_ARRAY = 1016;

/** What differs from pg's own reading: no amount is a string, and no day moves with a zone. */
const PARSERS = new Map<number, Parse>([
  [builtins.INT8, BigInt],
  [builtins.DATE, toMidnight],
  [INT8_ARRAY, (text) => listOf(text).map((value) => value && BigInt(value))],
  [DATE_ARRAY, (text) => listOf(text).map((value) => value && toMidnight(value))],
]);

/**
 * How a column of the type `oid` is read: int8 as a bigint, a day as its midnight in UTC (as Prisma gives it), the rest
 * as pg does.
 */
export function parserFor(oid: number, format?: 'text' | 'binary'): Parse {
  return PARSERS.get(oid) ?? (pg.types.getTypeParser(oid, format ?? 'text') as Parse);
}

/** A value as it is sent: an instant in UTC, bytes as they are, an amount in digits. */
export function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length);
  if (Array.isArray(value)) return value.map(toWire);
  return value;
}

function toMidnight(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}

/** The texts of an array of numbers or days; none of them is quoted. */
function listOf(text: string): (string | null)[] {
  const inside = text.slice(1, -1);
  return inside === '' ? [] : inside.split(',').map((value) => (value === 'NULL' ? null : value));
}

/** Whether a value has NUL in it, which no text of PostgreSQL's may. */
export function bearsNul(value: unknown): boolean {
  return Array.isArray(value)
    ? value.some(bearsNul)
    : typeof value === 'string' && value.includes('\0');
}
