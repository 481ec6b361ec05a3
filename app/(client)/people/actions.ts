'use server';

import { redirect } from 'next/navigation';
import { changeColleague, ChangeColleagueInput } from '@/domain/colleagues/change-colleague';
import { endColleague, EndColleagueInput, giveBackAccess } from '@/domain/colleagues/end-colleague';
import {
  InviteAgainInput,
  inviteColleague,
  inviteColleagueAgain,
  InviteColleagueInput,
} from '@/domain/colleagues/invite-colleague';
import { action } from '@/lib/action';

const PEOPLE = '/people';

export const inviteColleagueAction = action(InviteColleagueInput, async (actor, input) => {
  await inviteColleague(actor, input);
  redirect(PEOPLE);
});

export const inviteAgainAction = action(InviteAgainInput, inviteColleagueAgain);

export const changeColleagueAction = action(ChangeColleagueInput, async (actor, input) => {
  await changeColleague(actor, input);
  redirect(PEOPLE);
});

export const endColleagueAction = action(EndColleagueInput, async (actor, input) => {
  await endColleague(actor, input);
  redirect(PEOPLE);
});

export const giveBackAccessAction = action(EndColleagueInput, async (actor, input) => {
  await giveBackAccess(actor, input);
  redirect(PEOPLE);
});
