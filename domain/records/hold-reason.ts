import { PortalError } from '@/lib/errors';

const MOST_CHARACTERS = 1000;

/**
 * Why a hold is put on or lifted, as it is kept.
 * @throws PortalError invalid (`reason`) for none, and for more than 1,000 characters
 */
export function readReason(reason: string): string {
  const plain = reason.normalize('NFC').trim();
  const fault = plain ? plain.length > MOST_CHARACTERS && 'errors.too_long' : 'errors.required';
  if (fault) throw new PortalError('invalid', fault, { fields: { reason: fault } });
  return plain;
}
