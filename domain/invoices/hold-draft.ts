import type { Day } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { PortalError } from '@/lib/errors';
import { parseId, publicId } from '@/lib/ids';
import { holdLines, type LineMark } from '@/lib/mark-line';
import { listInForce } from '../agreements/list-in-force';
import type { SignedItem, SignedUp } from '../clients/signed-up';
import { listLines, type StoredLine } from './list-lines';
import type { LockedInvoice } from './lock-invoice';

/**
 * Holds a draft that is about to be sent against what its client has signed up for, and keeps with each line which agreed
 * item it is for, so that its mark is the same from then on.
 * @returns the agreement that it was held against; null for a client without one, of whom nothing is asked
 * @throws PortalError invalid while a line that differs has no reason, at `lines.0.reason`.
 */
export async function holdDraft(
  db: Db,
  { id, clientId, currency }: LockedInvoice,
  today: Day,
): Promise<string | null> {
  const agreements = await listInForce(db, { clientId, invoiceId: id, day: today });
  if (agreements.length === 0) return null;
  const lines = await listLines(db, id);
  const items = agreements
    .filter((agreement) => agreement.currency === currency)
    .flatMap((agreement) => agreement.items);
  const marks = holdLines(
    lines.map((line) => ({ ...line, itemId: publicItem(line) })),
    items,
  );
  requireReasons(lines, marks);
  for (const [place, line] of lines.entries()) {
    const item = marks[place]?.item ?? null;
    if (publicItem(line) === (item?.id ?? null)) continue;
    await db.invoiceLine.updateMany({
      where: { id: line.id },
      data: { agreementItemId: item && parseId('ai', item.id) },
    });
  }
  const { agreementId } = await db.invoice.findUniqueOrThrow({
    where: { id },
    select: { agreementId: true },
  });
  return agreementId ?? parseId('ag', heldAgainst(agreements, marks).id);
}

function publicItem({ agreementItemId }: StoredLine): string | null {
  return agreementItemId && publicId('ai', agreementItemId);
}

function requireReasons(lines: readonly StoredLine[], marks: readonly LineMark[]): void {
  const missing = lines.flatMap(({ reason }, place) =>
    marks[place]?.kind === 'as_agreed' || reason ? [] : place,
  );
  const [first] = missing;
  if (first === undefined) return;
  throw new PortalError('invalid', 'draftMarks.errors.reason_missing', {
    values: { line: first + 1 },
    fields: Object.fromEntries(
      missing.map((place) => [`lines.${place}.reason`, 'draftMarks.errors.reason_needed']),
    ),
  });
}

/** Of several agreements the one that the bill has the first line of. */
function heldAgainst(
  agreements: readonly SignedUp[],
  marks: readonly LineMark<SignedItem>[],
): SignedUp {
  const used = new Set(marks.map(({ item }) => item?.id));
  const [newest] = agreements;
  const found = agreements.find(({ items }) => items.some(({ id }) => used.has(id))) ?? newest;
  if (!found) throw new Error('A bill is held against an agreement, or against none.');
  return found;
}
