import { z } from 'zod';
import { EmailAddress } from '@/domain/access/email-address';
import { isZone } from '@/lib/clock';
import { isCurrency } from '@/lib/money';
import { RightsFields } from './rights-input';

/** A text that may be left out; an empty one is none. */
export function optionalText(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, 'errors.too_long')
    .optional()
    .transform((text) => text || null);
}

const Name = z.string().trim().min(1, 'errors.required').max(160, 'errors.too_long');

export const ClientFields = z.object({
  name: Name,
  /** A second name in the firm's own script. */
  latinName: optionalText(160),
  address: optionalText(500),
  /** ISO 4217: what a new invoice is in, unless told. */
  currency: z.string().trim().toUpperCase().refine(isCurrency, 'errors.currency_unknown'),
  /** IANA; null is the firm's. */
  zone: optionalText(60).refine((zone) => zone === null || isZone(zone), 'clients.zone_unknown'),
});

export const ContactFields = RightsFields.extend({
  contactName: Name,
  email: EmailAddress,
  title: optionalText(80),
});
