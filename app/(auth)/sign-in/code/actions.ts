'use server';

import { z } from 'zod';
import { comeIn } from '@/app/(auth)/come-in';
import { SecondStepInput, takeSecondStep } from '@/domain/factors/second-step';
import { openAction } from '@/lib/action';
import { readStepCookie } from '@/lib/step-cookie';

const SecondStepForm = SecondStepInput.extend({ next: z.string().optional() });

export const secondStepAction = openAction(SecondStepForm, async (actor, { next, ...input }) => {
  const secret = (await readStepCookie('second-step')) ?? '';
  const signedIn = await takeSecondStep(actor, { ...input, secret });
  return comeIn({ step: 'in', ...signedIn }, next);
});
