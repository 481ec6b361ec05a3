/**
 * What a field of an event's data may hold. Plain descriptions, so that the types, the zod schemas (for
 * writing) and the fast checks (for reading millions of lines) all come from one table.
 */
export type Field =
  | { kind: 'text' }
  | { kind: 'integer'; min: number }
  | { kind: 'flag' }
  | { kind: 'oneOf'; values: readonly string[] }
  | { kind: 'day' }
  | { kind: 'instant' }
  | { kind: 'names' }
  | { kind: 'line' }
  | { kind: 'orNull'; of: Field }
  | { kind: 'detail'; of: Field }
  | { kind: 'personal'; of: Field };

/** Any text, a few thousand characters at most when written. */
export const text = { kind: 'text' } as const;
/** A whole number of zero or more: a count, milliseconds, minor units. */
export const whole = { kind: 'integer', min: 0 } as const;
/** Any whole number. */
export const integer = { kind: 'integer', min: Number.MIN_SAFE_INTEGER } as const;
export const flag = { kind: 'flag' } as const;
/** A calendar day, `YYYY-MM-DD`. */
export const day = { kind: 'day' } as const;
/** An instant, RFC 3339 in UTC. */
export const instant = { kind: 'instant' } as const;
/** Names of fields or parts, never their contents. */
export const names = { kind: 'names' } as const;
/** A line of an invoice: its place or its id. */
export const line = { kind: 'line' } as const;

export const oneOf = <const V extends readonly string[]>(...values: V) =>
  ({ kind: 'oneOf', values }) as const;
export const orNull = <const F extends Field>(of: F) => ({ kind: 'orNull', of }) as const;
/** Always written, but no rule judges by it: a reader takes an event that lacks it. */
export const detail = <const F extends Field>(of: F) => ({ kind: 'detail', of }) as const;
/** What a person wrote, or where they were: a detail that is encrypted under their key, and gone once that is destroyed. */
export const personal = <const F extends Field>(of: F) => ({ kind: 'personal', of }) as const;

/** The value that a field holds. */
export type ValueOf<F> = F extends { kind: 'text' | 'day' | 'instant' }
  ? string
  : F extends { kind: 'integer' }
    ? number
    : F extends { kind: 'flag' }
      ? boolean
      : F extends { kind: 'oneOf'; values: readonly (infer V)[] }
        ? V
        : F extends { kind: 'names' }
          ? string[]
          : F extends { kind: 'line' }
            ? string | number
            : F extends { kind: 'orNull'; of: infer G }
              ? ValueOf<G> | null
              : F extends { kind: 'detail' | 'personal'; of: infer G }
                ? ValueOf<G>
                : never;
