/** Whether what somebody typed to say that they mean it is what it should be: how many blanks, and which case, is no matter. */
export function isTypedAlike(typed: string, meant: string): boolean {
  return plain(typed) === plain(meant);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
