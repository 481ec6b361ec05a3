/** Opening Checkout, a card number and back: what paying one invoice takes, about. */
const MINUTES_TO_PAY = 2;
/** A page of a letter, read by somebody who wants to know what it says. */
const MINUTES_A_PAGE = 0.75;

/** About how many minutes it takes to do all of it, at least one for each thing. */
export function minutesInAll(
  bills: number,
  documents: readonly { pages: number | null }[],
): number {
  return documents.reduce(
    (sum, document) => sum + minutesToRead(document.pages),
    bills * MINUTES_TO_PAY,
  );
}

/** About how many minutes a document takes to read; a document whose pages nobody counted is one page. */
export function minutesToRead(pages: number | null): number {
  return Math.max(1, Math.round((pages ?? 1) * MINUTES_A_PAGE));
}
