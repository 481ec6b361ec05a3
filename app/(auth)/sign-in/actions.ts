'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requestReset, RequestResetInput } from '@/domain/access/request-reset';
import { safeNext } from '@/domain/access/safe-next';
import { signIn, SignInInput } from '@/domain/access/sign-in';
import { signInWithPasskey, SignInWithPasskeyInput } from '@/domain/passkeys/sign-in-with-passkey';
import { openAction } from '@/lib/action';
import { writeSessionCookie } from '@/lib/auth-cookie';

const SignInForm = SignInInput.extend({ next: z.string().optional() });

export const signInAction = openAction(SignInForm, async (actor, { next, ...input }) => {
  const signedIn = await signIn(actor, input);
  await writeSessionCookie(signedIn);
  redirect(safeNext(next) ?? signedIn.home);
});

const PasskeyForm = SignInWithPasskeyInput.extend({ next: z.string().optional() });

export const signInWithPasskeyAction = openAction(
  PasskeyForm,
  async (actor, { next, ...input }) => {
    const signedIn = await signInWithPasskey(actor, input);
    await writeSessionCookie(signedIn);
    redirect(safeNext(next) ?? signedIn.home);
  },
);

export const requestResetAction = openAction(RequestResetInput, async (actor, input) => {
  await requestReset(actor, input);
  return { email: input.email };
});
