'use client';

import { useTranslations } from 'next-intl';
import { ActionForm, type FormState } from '@/components/ui/action-form';
import { DayField } from '@/components/ui/day-field';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField, type SelectOptions } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField, TextField } from '@/components/ui/text-field';

const MOST_LETTERS = 200;

/** What a cause can be counted by, and where alone. */
export type MeasureOptions = { measured: SelectOptions; where: SelectOptions };

type Said = { sentence: string; remedy: string; measured: string; where: string };

/** Says what may be behind signals; they come along unseen. */
export function ProposeForm({
  action,
  id,
  said,
  options,
  signals,
}: {
  action: FormAction<void>;
  /** Made with the form, so that it can be sent twice. */
  id: string;
  said: Said;
  options: MeasureOptions;
  signals: readonly string[];
}) {
  const t = useTranslations('causeForms');
  return (
    <ActionForm action={action} hidden={{ id }} className="flex max-w-140 flex-col gap-4">
      {(state) => (
        <>
          {signals.map((signal) => (
            <input key={signal} type="hidden" name="signals[]" value={signal} />
          ))}
          <CauseFields state={state} said={said} />
          <MeasureFields
            state={state}
            said={said}
            options={options}
            none={t(signals.length > 0 ? 'measured_none' : 'measured_nothing')}
          />
          <div>
            <SubmitButton look="ink" pendingLabel={t('proposing')}>
              {t('propose')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Says otherwise what it is, what mends it, and what it is counted by. */
export function EditForm({
  action,
  cause,
  said,
  options,
}: {
  action: FormAction<void>;
  cause: string;
  said: Said;
  options: MeasureOptions;
}) {
  const t = useTranslations('causeForms');
  return (
    <ActionForm action={action} hidden={{ cause }} className="flex flex-col gap-4">
      {(state) => (
        <>
          <CauseFields state={state} said={said} />
          <MeasureFields state={state} said={said} options={options} none={t('measured_nothing')} />
          <div>
            <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Gives it to somebody, with the day by which it is to be mended. */
export function OwnerForm({
  action,
  cause,
  owners,
  owner,
  dueOn,
  locale,
  isFirst,
}: {
  action: FormAction<void>;
  cause: string;
  owners: readonly { value: string; label: string; lang: string | null }[];
  owner: string;
  dueOn: string;
  locale: string;
  /** Nobody has seen to it yet: it is what the page asks for. */
  isFirst: boolean;
}) {
  const t = useTranslations('causeForms');
  return (
    <ActionForm action={action} hidden={{ cause }} className="flex flex-col gap-4">
      {(state) => (
        <>
          <SelectField
            label={t('owner')}
            name="owner"
            options={owners}
            placeholder={t('owner_none')}
            defaultValue={state.typed('owner', owner)}
            error={state.errors.owner}
          />
          <DayField
            label={t('due')}
            name="dueOn"
            locale={locale}
            optional
            defaultValue={state.typed('dueOn', dueOn)}
            error={state.errors.dueOn}
          />
          <div>
            <SubmitButton look={isFirst ? 'lamp' : 'outline'} pendingLabel={t('owning')}>
              {t(isFirst ? 'own' : 'own_save')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

/** Says that the fix is in, and since when. */
export function FixForm({
  action,
  cause,
  remedy,
  fixedOn,
  today,
  locale,
  isFirst,
}: {
  action: FormAction<void>;
  cause: string;
  remedy: string;
  fixedOn: string;
  today: string;
  locale: string;
  isFirst: boolean;
}) {
  const t = useTranslations('causeForms');
  return (
    <ActionForm action={action} hidden={{ cause }} className="flex flex-col gap-4">
      {(state) => (
        <>
          <TextField
            label={t('remedy_fix')}
            name="remedy"
            optional
            maxLength={MOST_LETTERS}
            autoComplete="off"
            defaultValue={state.typed('remedy', remedy)}
            error={state.errors.remedy}
          />
          <DayField
            label={t('fixed_on')}
            hint={t('fixed_hint')}
            name="fixedOn"
            locale={locale}
            max={today}
            defaultValue={state.typed('fixedOn', fixedOn)}
            error={state.errors.fixedOn}
          />
          <div>
            <SubmitButton look={isFirst ? 'ink' : 'outline'} pendingLabel={t('fixing')}>
              {t(isFirst ? 'fix' : 'save')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

function CauseFields({ state, said }: { state: FormState<void>; said: Said }) {
  const t = useTranslations('causeForms');
  return (
    <>
      <TextAreaField
        label={t('sentence')}
        hint={t('sentence_hint')}
        name="sentence"
        rows={2}
        maxLength={MOST_LETTERS}
        defaultValue={state.typed('sentence', said.sentence)}
        error={state.errors.sentence}
      />
      <TextField
        label={t('remedy')}
        name="remedy"
        optional
        maxLength={MOST_LETTERS}
        autoComplete="off"
        defaultValue={state.typed('remedy', said.remedy)}
        error={state.errors.remedy}
      />
    </>
  );
}

function MeasureFields({
  state,
  said,
  options,
  none,
}: {
  state: FormState<void>;
  said: Said;
  options: MeasureOptions;
  /** What it is counted by where nothing is chosen. */
  none: string;
}) {
  const t = useTranslations('causeForms');
  return (
    <>
      <SelectField
        label={t('measured')}
        hint={t('measured_hint')}
        name="measured"
        optional
        options={options.measured}
        placeholder={none}
        defaultValue={state.typed('measured', said.measured)}
        error={state.errors.measured}
      />
      <SelectField
        label={t('where')}
        name="where"
        optional
        options={options.where}
        placeholder={t('where_none')}
        defaultValue={state.typed('where', said.where)}
        error={state.errors.where}
      />
    </>
  );
}
