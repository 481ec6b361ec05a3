import { PortalError } from '@/lib/errors';

/** The error with which the product refuses something; anything else that comes of it fails the test. */
export async function refusal(work: Promise<unknown>): Promise<PortalError> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof PortalError) return error;
  throw new Error('It was not refused', { cause: error });
}
