'use server';

import { redirect } from 'next/navigation';
import { resetPassword, ResetPasswordInput } from '@/domain/access/reset-password';
import { openAction } from '@/lib/action';
import { writeSessionCookie } from '@/lib/auth-cookie';

export const resetPasswordAction = openAction(ResetPasswordInput, async (actor, input) => {
  const signedIn = await resetPassword(actor, input);
  await writeSessionCookie(signedIn);
  redirect(signedIn.home);
});
