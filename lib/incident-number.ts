// Without the letters and digits that are misread over the telephone.
export const INCIDENT_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const INCIDENT_LENGTH = 6;

/**
 * The incident number of a page that failed: Next tells the browser nothing of an error but its digest,
 * so that the number is made of it, alike in the log and on the page.
 */
export function incidentOfDigest(digest: string): string {
  let rest = 0;
  for (const letter of digest) rest = (rest * 31 + letter.charCodeAt(0)) % 729_000_000;
  let number = '';
  while (number.length < INCIDENT_LENGTH) {
    number += INCIDENT_ALPHABET[rest % INCIDENT_ALPHABET.length];
    rest = Math.floor(rest / INCIDENT_ALPHABET.length);
  }
  return number;
}
