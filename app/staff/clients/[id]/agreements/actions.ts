'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { AgreementForm, readAgreement } from '@/domain/agreements/agreement-input';
import { createAgreement } from '@/domain/agreements/create-agreement';
import { endAgreement } from '@/domain/agreements/end-agreement';
import { replaceAgreement } from '@/domain/agreements/replace-agreement';
import { action } from '@/lib/action';
import { parseDay } from '@/lib/clock';
import { parseId } from '@/lib/ids';

/** BCP 47, the one that the page was written in, so that '1.840,00' is read as it was meant. */
const Locale = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'errors.invalid');

const NewAgreement = AgreementForm.extend({ client: z.string(), locale: Locale });

export const createAgreementAction = action(NewAgreement, async (actor, form) => {
  await createAgreement(actor, {
    id: parseId('ag', form.id),
    clientId: parseId('cl', form.client),
    agreement: readAgreement(form, form.locale),
  });
  redirect(`/staff/clients/${form.client}`);
});

export const replaceAgreementAction = action(
  NewAgreement.extend({ replaces: z.string() }),
  async (actor, form) => {
    await replaceAgreement(actor, {
      id: parseId('ag', form.replaces),
      newId: parseId('ag', form.id),
      agreement: readAgreement(form, form.locale),
    });
    redirect(`/staff/clients/${form.client}`);
  },
);

const EndForm = z.object({
  id: z.string(),
  endsOn: z.string().trim().min(1, 'errors.required'),
});

export const endAgreementAction = action(
  EndForm,
  (actor, { id, endsOn }) =>
    endAgreement(actor, { id: parseId('ag', id), endsOn: parseDay(endsOn, 'endsOn') }),
  { revalidate: ['/staff/clients'] },
);
