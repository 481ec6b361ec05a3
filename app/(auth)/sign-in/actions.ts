'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requestReset, RequestResetInput } from '@/domain/access/request-reset';
import { safeNext } from '@/domain/access/safe-next';
import { signIn, SignInInput } from '@/domain/access/sign-in';
import { openAction } from '@/lib/action';
import { writeSessionCookie } from '@/lib/auth-cookie';

const SignInForm = SignInInput.extend({ next: z.string().optional() });

export const signInAction = openAction(SignInForm, async (actor, { next, ...input }) => {
  const { sessionId, home } = await signIn(actor, input);
  await writeSessionCookie(sessionId);
  redirect(safeNext(next) ?? home);
});

export const requestResetAction = openAction(RequestResetInput, async (actor, input) => {
  await requestReset(actor, input);
  return { email: input.email };
});
