import { OwnCategories } from '@/components/categories/own-categories';
import { WatermarksForm } from '@/components/categories/watermarks-form';
import { BankForm, DeskForm, NameForm, PlaceForm } from '@/components/firm/firm-forms';
import { HolidaysForm } from '@/components/firm/holidays-form';
import { HoursForm } from '@/components/firm/hours-form';
import { LogoForm } from '@/components/firm/logo-form';
import { ProgramsForm } from '@/components/firm/programs-form';
import { RemindersForm } from '@/components/firm/reminders-form';
import { SecurityForm } from '@/components/firm/security-form';
import { RetentionForm } from '@/components/records/retention-form';
import { TaxesForm } from '@/components/firm/taxes-form';
import { REMINDERS_AFTER, REMINDERS_BEFORE, WEEKDAYS } from '@/domain/firm/firm-input';
import type { FirmSettings } from '@/domain/firm/get-firm';
import { offeredCurrencies, offeredZones } from '@/domain/firm/offered';
import { LOGO_MAX_BYTES } from '@/domain/firm/set-logo';
import type { ProgramRules } from '@/domain/programs/program-rules';
import type { PaperRules } from '@/domain/records/get-paper-rules';
import { todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { TaxRate } from '@/lib/tax';
import {
  addCategoryAction,
  addHolidayAction,
  addTaxRateAction,
  bringBackCategoryAction,
  changeBankAction,
  changeCategoryAction,
  changeContactAction,
  changeHoursAction,
  changeNameAction,
  changePlaceAction,
  changeProgramsAction,
  changeRemindersAction,
  changeRetentionAction,
  changeSecurityAction,
  changeWatermarksAction,
  endTaxRateAction,
  removeCategoryAction,
  removeHolidayAction,
  removeLogoAction,
  retireCategoryAction,
  setLogoAction,
} from './actions';

export const PARTS = [
  'name',
  'place',
  'desk',
  'hours',
  'holidays',
  'bank',
  'taxes',
  'reminders',
  'security',
  'retention',
  'categories',
  'watermarks',
  'programs',
] as const;
export type Part = (typeof PARTS)[number];

/** Any week will do: 1 January 2024 was a Monday. */
const MONDAY = '2024-01-0';

/** The form of the row that is open. */
export function OpenForm({
  part,
  firm,
  taxes,
  papers,
  programs,
}: {
  part: Part;
  firm: FirmSettings;
  taxes: readonly TaxRate[];
  papers: PaperRules;
  programs: ProgramRules;
}) {
  switch (part) {
    case 'name':
      return (
        <>
          <NameForm action={changeNameAction} name={firm.name} />
          <LogoForm
            set={setLogoAction}
            remove={removeLogoAction}
            hasLogo={firm.logoUrl !== null}
            maxBytes={LOGO_MAX_BYTES}
          />
        </>
      );
    case 'place':
      return (
        <PlaceForm
          action={changePlaceAction}
          zone={firm.zone}
          currency={firm.currency}
          zones={offeredZones()}
          currencies={offeredCurrencies()}
        />
      );
    case 'desk':
      return (
        <DeskForm
          action={changeContactAction}
          phone={firm.phone}
          email={firm.email}
          address={firm.address}
        />
      );
    case 'bank':
      return <BankForm action={changeBankAction} bankDetails={firm.bankDetails} />;
    case 'taxes':
      return (
        <TaxesForm
          add={addTaxRateAction}
          end={endTaxRateAction}
          taxes={taxes}
          locale={firm.locale}
        />
      );
    case 'reminders':
      return (
        <RemindersForm
          action={changeRemindersAction}
          days={firm.reminderDays}
          before={REMINDERS_BEFORE}
          after={REMINDERS_AFTER}
        />
      );
    case 'security':
      return <SecurityForm action={changeSecurityAction} isRequired={firm.requiresSecondFactor} />;
    case 'retention':
      return <RetentionForm action={changeRetentionAction} rows={papers.retention} />;
    case 'categories':
      return (
        <OwnCategories
          own={papers.own}
          acts={{
            add: addCategoryAction,
            change: changeCategoryAction,
            retire: retireCategoryAction,
            bringBack: bringBackCategoryAction,
            remove: removeCategoryAction,
          }}
        />
      );
    case 'watermarks':
      return <WatermarksForm action={changeWatermarksAction} rules={papers} />;
    case 'programs':
      return <ProgramsForm action={changeProgramsAction} rules={programs} />;
    case 'hours':
      return (
        <HoursForm
          action={changeHoursAction}
          days={daysOf(firm)}
          replyHours={Math.max(1, Math.round(firm.replyMinutes / 60))}
        />
      );
    case 'holidays':
      return (
        <HolidaysForm
          add={addHolidayAction}
          remove={removeHolidayAction}
          holidays={firm.holidays.map(({ day, name }) => ({
            day,
            name,
            text: formatDay(day, {
              style: 'row',
              today: todayIn(firm.zone),
              locale: firm.locale,
            }),
          }))}
        />
      );
  }
}

function daysOf({ week, locale }: FirmSettings) {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return WEEKDAYS.map((day, place) => {
    const stretch = week.find(({ weekday }) => weekday === place + 1);
    return {
      day,
      label: name.format(new Date(`${MONDAY}${place + 1}T00:00:00Z`)),
      opens: stretch?.opens ?? '',
      closes: stretch?.closes ?? '',
    };
  });
}
