import { INCIDENT_ALPHABET, INCIDENT_LENGTH } from './incident-number';
import { unsaid } from './unsaid';

/**
 * Writes what went wrong to the log under a number that the person is shown, and nothing else is. What an error holds of rows,
 * secrets and addresses is not said.
 * @returns the number, such as 4TX9RD
 */
export function recordIncident(
  error: unknown,
  where: string,
  incident: string = drawNumber(),
): string {
  const detail = unsaid(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const at = new Date().toISOString();
  console.error(JSON.stringify({ incident, where: unsaid(where), at, detail }));
  return incident;
}

/** Eight bits a letter: which letters come is a little uneven, and that is of no account here. */
function drawNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(INCIDENT_LENGTH));
  return [...bytes].map((byte) => INCIDENT_ALPHABET[byte % INCIDENT_ALPHABET.length]).join('');
}
