/** As it is printed and read out: in threes. */
export function showPaymentCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/** What somebody typed as it is kept, whatever dashes, spaces and small letters are in it; null for what can't be one. */
export function readPaymentCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase();
  return /^[2-9A-HJKMNP-Z]{6}$/.test(code) ? code : null;
}
