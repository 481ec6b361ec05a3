'use server';

import { z } from 'zod';
import { TypedPassword } from '@/domain/access/typed-password';
import { askAddressChange, AskAddressChangeInput } from '@/domain/privacy/ask-address-change';
import { askErasure, AskErasureInput } from '@/domain/privacy/ask-erasure';
import { askExport } from '@/domain/privacy/ask-export';
import { correctName, CorrectNameInput } from '@/domain/privacy/correct-name';
import {
  refuseErasure,
  RefuseErasureInput,
  scheduleErasure,
  ScheduleErasureInput,
} from '@/domain/privacy/decide-erasure';
import { reportWrong, ReportWrongInput } from '@/domain/privacy/report-wrong';
import {
  cancelErasure,
  CancelErasureInput,
  takeBackErasure,
} from '@/domain/privacy/take-back-erasure';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';

const PAGES = { revalidate: ['/privacy', '/staff/privacy', '/staff/settings/privacy'] };
/** Asks for all about oneself as one ZIP, or about somebody else, by an owner; the password is asked for where it was not typed lately. */
export const askExportAction = action(
  z.object({ person: z.string().optional(), password: TypedPassword.optional() }),
  (actor, { person, password }) =>
    askExport(actor, { about: person && parseId('pe', person), password }),
  PAGES,
);

export const correctNameAction = action(CorrectNameInput, correctName, {
  revalidate: ['/'],
});

export const askAddressChangeAction = action(AskAddressChangeInput, askAddressChange, PAGES);

export const reportWrongAction = action(ReportWrongInput, reportWrong);

export const askErasureAction = action(AskErasureInput, askErasure, PAGES);

export const takeBackErasureAction = action(z.object({}), (actor) => takeBackErasure(actor), PAGES);

export const scheduleErasureAction = action(
  ScheduleErasureInput,
  async (actor, input) => {
    await scheduleErasure(actor, input);
  },
  PAGES,
);

export const refuseErasureAction = action(RefuseErasureInput, refuseErasure, PAGES);

export const cancelErasureAction = action(CancelErasureInput, cancelErasure, PAGES);
