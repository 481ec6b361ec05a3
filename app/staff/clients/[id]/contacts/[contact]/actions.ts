'use server';

import { z } from 'zod';
import { withdrawConsent } from '@/domain/consent/withdraw-consent';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

/** A withdrawal that came by email or letter. */
export const recordWithdrawalAction = action(
  z.object({ contact: z.string() }),
  (actor, { contact }) => withdrawConsent(actor, { contactId: parseId('co', contact) }),
  { revalidate: ['/staff/clients'] },
);
