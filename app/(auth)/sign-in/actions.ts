'use server';

import { z } from 'zod';
import { comeIn } from '@/app/(auth)/come-in';
import { requestReset, RequestResetInput } from '@/domain/access/request-reset';
import { signIn, SignInInput } from '@/domain/access/sign-in';
import { signInWithPasskey, SignInWithPasskeyInput } from '@/domain/passkeys/sign-in-with-passkey';
import { openAction } from '@/lib/action';

const SignInForm = SignInInput.extend({ next: z.string().optional() });

export const signInAction = openAction(SignInForm, async (actor, { next, ...input }) =>
  comeIn(await signIn(actor, input), next),
);

const PasskeyForm = SignInWithPasskeyInput.extend({ next: z.string().optional() });

export const signInWithPasskeyAction = openAction(
  PasskeyForm,
  async (actor, { next, ...input }) => {
    return comeIn({ step: 'in', ...(await signInWithPasskey(actor, input)) }, next);
  },
);

export const requestResetAction = openAction(RequestResetInput, async (actor, input) => {
  await requestReset(actor, input);
  return { email: input.email };
});
