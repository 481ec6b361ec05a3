/** What somebody typed as one line: without control characters, marks that turn the direction, and needless blanks. */
export function plainLine(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
