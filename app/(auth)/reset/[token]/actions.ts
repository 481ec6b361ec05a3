'use server';

import { comeIn } from '@/app/(auth)/come-in';
import { resetPassword, ResetPasswordInput } from '@/domain/access/reset-password';
import { openAction } from '@/lib/action';

export const resetPasswordAction = openAction(ResetPasswordInput, async (actor, input) =>
  comeIn(await resetPassword(actor, input)),
);
