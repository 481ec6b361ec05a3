import { randomInt } from 'node:crypto';
import { INCIDENT_ALPHABET, INCIDENT_LENGTH } from './incident-number';

/**
 * Writes what went wrong to the log under a number that the person is shown, and nothing else is.
 * @returns the number, such as 4TX9RD
 */
export function recordIncident(
  error: unknown,
  where: string,
  incident: string = drawNumber(),
): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(JSON.stringify({ incident, where, at: new Date().toISOString(), detail }));
  return incident;
}

function drawNumber(): string {
  const draw = () => INCIDENT_ALPHABET[randomInt(INCIDENT_ALPHABET.length)];
  return Array.from({ length: INCIDENT_LENGTH }, draw).join('');
}
