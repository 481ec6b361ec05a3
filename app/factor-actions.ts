'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { provePresence } from '@/domain/access/prove-presence';
import { securityPath } from '@/domain/devices/security-path';
import { makeRecoveryCodes } from '@/domain/factors/make-recovery-codes';
import { removeTotp } from '@/domain/factors/remove-totp';
import { beginTotp, confirmTotp, TotpCodeInput } from '@/domain/factors/set-up-totp';
import { changePassword, ChangePasswordInput } from '@/domain/passwords/change-password';
import { action } from '@/lib/action';

export const changePasswordAction = action(ChangePasswordInput, changePassword);

/** The page asks for the password where the last proof is too long ago. */
export const beginTotpAction = action(
  z.object({ password: TypedPassword.optional() }),
  async (actor, { password }) => {
    if (password !== undefined) await provePresence(actor, { password });
    await beginTotp(actor);
  },
  { revalidate: ['/security', '/staff/security'] },
);

/** Draws nothing anew: the codes that it answers stand on the page until it is left. */
export const confirmTotpAction = action(TotpCodeInput, confirmTotp);

export const makeCodesAction = action(z.object({ password: TypedPassword }), makeRecoveryCodes);

export const turnOffAction = action(z.object({ password: TypedPassword }), async (actor, input) => {
  await removeTotp(actor, input);
  redirect(securityPath(actor));
});
