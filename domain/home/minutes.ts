/** Opening Checkout, a card number and back: what paying one invoice takes, about. */
const MINUTES_TO_PAY = 2;
/** A page of a letter, read by somebody who wants to know what it says. */
const MINUTES_A_PAGE = 0.75;

/** Finding a file, or photographing it, and sending it. */
const MINUTES_TO_SEND = 2;

/** Reading what a consent means, and opening a sample. */
const MINUTES_TO_ANSWER = 3;

/** About how many minutes it takes to do all of it, at least one for each thing. */
export function minutesInAll(
  bills: number,
  documents: readonly { pages: number | null }[],
  /** How many files are to be sent. */
  files = 0,
  /** How many questions are to be answered. */
  answers = 0,
): number {
  return documents.reduce(
    (sum, document) => sum + minutesToRead(document.pages),
    bills * MINUTES_TO_PAY + files * MINUTES_TO_SEND + answers * MINUTES_TO_ANSWER,
  );
}

/** About how many minutes a document takes to read; a document whose pages nobody counted is one page. */
export function minutesToRead(pages: number | null): number {
  return Math.max(1, Math.round((pages ?? 1) * MINUTES_A_PAGE));
}
