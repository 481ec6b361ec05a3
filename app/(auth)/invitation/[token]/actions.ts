'use server';

import { comeIn } from '@/app/(auth)/come-in';
import { acceptInvitation, AcceptInvitationInput } from '@/domain/access/accept-invitation';
import { openAction } from '@/lib/action';

export const acceptInvitationAction = openAction(AcceptInvitationInput, async (actor, input) =>
  comeIn(await acceptInvitation(actor, input)),
);
