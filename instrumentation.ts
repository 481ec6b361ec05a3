import type { Instrumentation } from 'next';

/** Once, before the server answers anything. */
export async function register(): Promise<void> {
  const { noteSocketAddresses } = await import('./lib/socket-address');
  const { mendAddresses } = await import('./lib/readable-address');
  noteSocketAddresses();
  mendAddresses();
}

/** Writes what fails while a page is rendered to the log, under the number that its error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  const { recordIncident } = await import('./lib/incident');
  const { incidentOfDigest } = await import('./lib/incident-number');
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  const where = `page ${request.method} ${request.path.split('?')[0]}`;
  recordIncident(error, where, digest ? incidentOfDigest(digest) : undefined);
};
