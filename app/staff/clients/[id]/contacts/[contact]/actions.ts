'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withdrawConsent } from '@/domain/consent/withdraw-consent';
import { takeContactFactor, TakeContactFactorInput } from '@/domain/factors/take-factor';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

/** A withdrawal that came by email or letter. */
export const recordWithdrawalAction = action(
  z.object({ contact: z.string() }),
  (actor, { contact }) => withdrawConsent(actor, { contactId: parseId('co', contact) }),
  { revalidate: ['/staff/clients'] },
);

/** For a contact who has lost their second step. */
export const takeContactFactorAction = action(
  TakeContactFactorInput.extend({ client: z.string() }),
  async (actor, { client, ...input }) => {
    await takeContactFactor(actor, input);
    redirect(`/staff/clients/${client}`);
  },
);
