'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { addCategory } from '@/domain/categories/add-category';
import {
  CategoryChangeInput,
  CategoryRef,
  NewCategoryInput,
  WatermarksInput,
} from '@/domain/categories/category-input';
import { changeCategory } from '@/domain/categories/change-category';
import { changeWatermarks } from '@/domain/categories/change-watermarks';
import {
  bringBackCategory,
  removeCategory,
  retireCategory,
} from '@/domain/categories/retire-category';
import {
  changeEmployee,
  ChangeEmployeeInput,
  endEmployee,
  EndEmployeeInput,
} from '@/domain/firm/change-employee';
import { changeFirm, type FirmChange } from '@/domain/firm/change-firm';
import { addHoliday, removeHoliday } from '@/domain/firm/change-holidays';
import {
  FirmBankInput,
  FirmContactInput,
  FirmHoursInput,
  FirmNameInput,
  FirmPlaceInput,
  FirmRemindersInput,
  FirmSecurityInput,
  HolidayInput,
  InviteEmployeeInput,
} from '@/domain/firm/firm-input';
import {
  inviteEmployee,
  resendEmployeeInvitation,
  ResendEmployeeInput,
} from '@/domain/firm/invite-employee';
import { takeEmployeeFactor, TakeEmployeeFactorInput } from '@/domain/factors/take-factor';
import { removeLogo, setLogo } from '@/domain/firm/set-logo';
import { changeProgramRules, ProgramRulesInput } from '@/domain/firm/change-program-rules';
import { changeRetention } from '@/domain/records/change-retention';
import { RetentionInput } from '@/domain/records/retention-input';
import { tryScanner } from '@/domain/scanner/try-scanner';
import { addTaxRate } from '@/domain/taxes/add-tax-rate';
import { endTaxRate } from '@/domain/taxes/end-tax-rate';
import { TaxRateInput, TaxRateRef } from '@/domain/taxes/tax-rate-input';
import { action } from '@/lib/action';
import { parseId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';

const SETTINGS = '/staff/settings';
const PEOPLE = '/staff/settings/people';

/** Changes a part and closes its row. */
async function changePart(actor: PersonActor, change: FirmChange): Promise<never> {
  await changeFirm(actor, change);
  redirect(SETTINGS);
}

export const changeNameAction = action(FirmNameInput, changePart);
export const changePlaceAction = action(FirmPlaceInput, changePart);
export const changeContactAction = action(FirmContactInput, changePart);
export const changeBankAction = action(FirmBankInput, changePart);
export const changeHoursAction = action(FirmHoursInput, changePart);
export const changeRemindersAction = action(FirmRemindersInput, changePart);
export const changeSecurityAction = action(FirmSecurityInput, changePart);

export const changeRetentionAction = action(RetentionInput, async (actor, years) => {
  await changeRetention(actor, years);
  redirect(SETTINGS);
});

export const changeProgramsAction = action(ProgramRulesInput, async (actor, rules) => {
  await changeProgramRules(actor, rules);
  redirect(SETTINGS);
});

export const setLogoAction = action(
  z.object({ logo: z.instanceof(File, { error: 'firm.logo_missing' }) }),
  async (actor, { logo }) => {
    await setLogo(actor, new Uint8Array(await logo.arrayBuffer()));
    redirect(SETTINGS);
  },
);

export const removeLogoAction = action(z.object({}), async (actor) => {
  await removeLogo(actor);
  redirect(SETTINGS);
});

export const addHolidayAction = action(HolidayInput, addHoliday, { revalidate: [SETTINGS] });
export const removeHolidayAction = action(HolidayInput.pick({ day: true }), removeHoliday, {
  revalidate: [SETTINGS],
});

export const addTaxRateAction = action(TaxRateInput, addTaxRate, { revalidate: [SETTINGS] });
export const endTaxRateAction = action(
  TaxRateRef,
  (actor, { id }) => endTaxRate(actor, { id: parseId('tx', id) }),
  { revalidate: [SETTINGS] },
);

export const addCategoryAction = action(
  NewCategoryInput,
  async (actor, input) => {
    await addCategory(actor, input);
  },
  { revalidate: [SETTINGS] },
);

export const changeCategoryAction = action(
  CategoryChangeInput,
  (actor, { id, ...change }) => changeCategory(actor, { ...change, id: parseId('fc', id) }),
  { revalidate: [SETTINGS] },
);

export const retireCategoryAction = action(
  CategoryRef,
  (actor, { id }) => retireCategory(actor, { id: parseId('fc', id) }),
  { revalidate: [SETTINGS] },
);

export const bringBackCategoryAction = action(
  CategoryRef,
  (actor, { id }) => bringBackCategory(actor, { id: parseId('fc', id) }),
  { revalidate: [SETTINGS] },
);

export const removeCategoryAction = action(
  CategoryRef,
  (actor, { id }) => removeCategory(actor, { id: parseId('fc', id) }),
  { revalidate: [SETTINGS] },
);

export const changeWatermarksAction = action(
  WatermarksInput,
  async (actor, { 'categories[]': categories, 'own[]': own }) => {
    await changeWatermarks(actor, { categories, own: own.map((id) => parseId('fc', id)) });
    redirect(SETTINGS);
  },
);

export const tryScannerAction = action(z.object({}), tryScanner, { revalidate: [SETTINGS] });

export const inviteEmployeeAction = action(
  InviteEmployeeInput,
  async (actor, input) => {
    await inviteEmployee(actor, input);
    return { email: input.email };
  },
  { revalidate: [PEOPLE] },
);

export const resendEmployeeAction = action(ResendEmployeeInput, resendEmployeeInvitation);

export const changeEmployeeAction = action(ChangeEmployeeInput, async (actor, input) => {
  await changeEmployee(actor, input);
  redirect(PEOPLE);
});

export const endEmployeeAction = action(EndEmployeeInput, async (actor, input) => {
  await endEmployee(actor, input);
  redirect(PEOPLE);
});

export const takeEmployeeFactorAction = action(TakeEmployeeFactorInput, async (actor, input) => {
  await takeEmployeeFactor(actor, input);
  redirect(PEOPLE);
});
