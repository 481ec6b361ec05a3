'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { controlClass, FieldWords } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import type { TaxChoice } from '@/domain/invoices/get-draft';
import { formatRate } from '@/lib/tax';

/** The tax on a line: none, or one of the firm's. One that has ended stays to be seen, until another is chosen. */
export function LineTax({
  taxes,
  chosen,
  line,
  lineKey,
  locale,
  error,
  onTax,
}: {
  taxes: readonly TaxChoice[];
  /** Its public id; empty for none. */
  chosen: string;
  /** Its number in the list. */
  line: number;
  lineKey: number;
  locale: string;
  error: string | undefined;
  onTax: (id: string) => void;
}) {
  const whole = useTranslations();
  const t = useTranslations('taxes');
  const id = useId();
  const tax = taxes.find((one) => one.id === chosen);
  // That it has ended is known here, before and after the answer to a press.
  const ended = whole('taxes.errors.ended');
  const fault = tax?.isEnded ? ended : error === ended ? undefined : error;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-small text-ink-2">
        <label htmlFor={id}>
          {t('select')}
          <span className="sr-only"> {t('of_line', { line })}</span>
        </label>
        <span className="relative inline-flex max-w-full min-w-0">
          <select
            id={id}
            name="tax[]"
            data-line={lineKey}
            data-field="tax"
            value={chosen}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${id}-error` : undefined}
            onChange={(event) => onTax(event.target.value)}
            className={controlClass(
              fault,
              'h-7 max-w-full min-w-0 appearance-none truncate pr-8 pl-2.5 text-small! max-sm:h-11',
            )}
          >
            <option value="">{t('none')}</option>
            {taxes.map(({ id: value, name, rateMilli, isEnded }) => (
              <option key={value} value={value}>
                {t('choice', {
                  name,
                  rate: formatRate(rateMilli, locale),
                  ended: isEnded ? 'yes' : 'no',
                })}
              </option>
            ))}
          </select>
          <Icon
            name="chevron-down"
            size="chip"
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-2"
          />
        </span>
        {tax && <span>{t('at', { rate: formatRate(tax.rateMilli, locale) })}</span>}
      </p>
      <FieldWords id={id} error={fault} />
    </div>
  );
}
