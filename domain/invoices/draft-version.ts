import { createHash } from 'node:crypto';
import type { DraftInput } from './draft-input';

/** The version that an editor begins from where nothing was saved yet. */
export const NO_VERSION = '';

/**
 * A short name of what a draft says. Whoever saves or sends it tells which one they began from, so that nobody writes
 * over what they have not seen. It is made of the words themselves, since an invoice keeps no time of its last change;
 * who goes back to the same words is back at the same version, and nothing is lost by that.
 */
export function draftVersion({ title, currency, dueOn, note, lines }: DraftInput): string {
  const said = [
    title,
    currency,
    dueOn,
    note,
    lines.map((line) => [
      line.description,
      line.detail,
      line.quantityMilli.toString(),
      line.unitMinor.toString(),
      line.agreementItemId ?? null,
      line.reason ?? null,
      line.taxRateId ?? null,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
