'use server';

import { z } from 'zod';
import { comeIn } from '@/app/(auth)/come-in';
import { requestReset, RequestResetInput } from '@/domain/access/request-reset';
import { signIn, SignInInput } from '@/domain/access/sign-in';
import { openAction } from '@/lib/action';

const SignInForm = SignInInput.extend({ next: z.string().optional() });

export const signInAction = openAction(SignInForm, async (actor, { next, ...input }) =>
  comeIn(await signIn(actor, input), next),
);

export const requestResetAction = openAction(RequestResetInput, async (actor, input) => {
  await requestReset(actor, input);
  return { email: input.email };
});
