import { randomInt } from 'node:crypto';

// Without the letters and digits that are misread over the telephone.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Writes what went wrong to the log under a number that the person is shown, and nothing else is.
 * @returns the number, such as 4TX9RD
 */
export function recordIncident(error: unknown, where: string): string {
  const incident = Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(JSON.stringify({ incident, where, at: new Date().toISOString(), detail }));
  return incident;
}
