'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { TextField } from '@/components/ui/text-field';
import { formatRate, type TaxRate } from '@/lib/tax';
import { AddFoot } from './add-foot';

/** What a hint shows as the way to write a rate, in thousandths of a percent. */
const EXAMPLE_MILLI = 10_350;

/** The taxes that can be put on lines, to add to and to end; each acts at once. */
export function TaxesForm({
  add,
  end,
  taxes,
  locale,
}: {
  add: FormAction<void>;
  end: FormAction<void>;
  /** With public ids. */
  taxes: readonly TaxRate[];
  locale: string;
}) {
  const t = useTranslations('taxes');
  return (
    <div className="flex flex-col gap-4">
      {taxes.length > 0 && (
        <ul aria-label={t('listed')} className="flex flex-col gap-1">
          {taxes.map(({ id, name, rateMilli }) => {
            const tax = `${name} ${formatRate(rateMilli, locale)}`;
            return (
              <li key={id} className="flex items-center justify-between gap-3">
                <span className="min-w-0 wrap-anywhere">{tax}</span>
                <ConfirmButton
                  look="plain"
                  size="row"
                  label={t.rich('end_of', {
                    tax,
                    of: (words) => <span className="sr-only">{words}</span>,
                  })}
                  title={t('end_title', { tax })}
                  keepLabel={t('end_keep')}
                  actLabel={t('end')}
                  actingLabel={t('ending')}
                  action={end}
                  fields={{ id }}
                >
                  <p>{t('end_text')}</p>
                </ConfirmButton>
              </li>
            );
          })}
        </ul>
      )}
      <ActionForm action={add} className="flex flex-col gap-3">
        {({ errors, typed }) => (
          <>
            <div className="flex flex-wrap gap-3">
              <div className="min-w-44 flex-1">
                <TextField
                  label={t('name')}
                  hint={t('name_hint')}
                  name="name"
                  maxLength={100}
                  autoComplete="off"
                  defaultValue={typed('name')}
                  error={errors.name}
                />
              </div>
              <div className="w-44">
                <TextField
                  label={t('rate')}
                  hint={t('rate_hint', { example: formatRate(EXAMPLE_MILLI, locale) })}
                  name="rate"
                  inputMode="decimal"
                  maxLength={20}
                  autoComplete="off"
                  defaultValue={typed('rate')}
                  error={errors.rate}
                />
              </div>
            </div>
            <AddFoot words={{ add: t('add'), adding: t('adding'), done: t('done') }} />
          </>
        )}
      </ActionForm>
    </div>
  );
}
