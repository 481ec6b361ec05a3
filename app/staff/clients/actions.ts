'use server';

import { redirect } from 'next/navigation';
import {
  assignEmployee,
  AssignEmployeeInput,
  endAssignment,
  EndAssignmentInput,
} from '@/domain/clients/assign-employee';
import {
  changeContact,
  ChangeContactInput,
  endContact,
  EndContactInput,
} from '@/domain/clients/change-contact';
import { createClient, CreateClientInput } from '@/domain/clients/create-client';
import { editClient, EditClientInput } from '@/domain/clients/edit-client';
import {
  inviteContact,
  InviteContactInput,
  resendInvitation,
  ResendInvitationInput,
} from '@/domain/clients/invite-contact';
import { action } from '@/lib/action';
import { z } from 'zod';

const CLIENTS = '/staff/clients';
const ofClient = { client: z.string() };

export const createClientAction = action(CreateClientInput, async (actor, input) => {
  redirect(`${CLIENTS}/${await createClient(actor, input)}`);
});

export const editClientAction = action(EditClientInput, async (actor, input) => {
  await editClient(actor, input);
  redirect(`${CLIENTS}/${input.client}`);
});

export const inviteContactAction = action(InviteContactInput, async (actor, input) => {
  await inviteContact(actor, input);
  redirect(`${CLIENTS}/${input.client}`);
});

export const resendInvitationAction = action(ResendInvitationInput, resendInvitation);

export const changeContactAction = action(
  ChangeContactInput.extend(ofClient),
  async (actor, { client, ...input }) => {
    await changeContact(actor, input);
    redirect(`${CLIENTS}/${client}`);
  },
);

export const endContactAction = action(
  EndContactInput.extend(ofClient),
  async (actor, { client, ...input }) => {
    await endContact(actor, input);
    redirect(`${CLIENTS}/${client}`);
  },
);

export const assignEmployeeAction = action(AssignEmployeeInput, assignEmployee, {
  revalidate: [CLIENTS],
});

export const endAssignmentAction = action(EndAssignmentInput, endAssignment, {
  revalidate: [CLIENTS],
});
