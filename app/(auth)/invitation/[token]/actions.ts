'use server';

import { redirect } from 'next/navigation';
import { acceptInvitation, AcceptInvitationInput } from '@/domain/access/accept-invitation';
import { openAction } from '@/lib/action';
import { writeSessionCookie } from '@/lib/auth-cookie';

export const acceptInvitationAction = openAction(AcceptInvitationInput, async (actor, input) => {
  const { sessionId, home } = await acceptInvitation(actor, input);
  await writeSessionCookie(sessionId);
  redirect(home);
});
