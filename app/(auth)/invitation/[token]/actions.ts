'use server';

import { redirect } from 'next/navigation';
import { acceptInvitation, AcceptInvitationInput } from '@/domain/access/accept-invitation';
import { openAction } from '@/lib/action';
import { writeSessionCookie } from '@/lib/auth-cookie';

export const acceptInvitationAction = openAction(AcceptInvitationInput, async (actor, input) => {
  const signedIn = await acceptInvitation(actor, input);
  await writeSessionCookie(signedIn);
  redirect(signedIn.home);
});
