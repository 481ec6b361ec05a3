import { useTranslations } from 'next-intl';
import { dayText } from '@/components/invoices/reading';
import { LinkButton } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import { FilterMenu } from '@/components/ui/filter-menu';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { Tabs } from '@/components/ui/tabs';
import type { NamedSpan, Span } from '@/domain/statements/span';
import type { Day } from '@/lib/clock';
import { statementAddress } from './statement-address';

type Where = {
  /** The page: '/statements', or the firm's. */
  place: string;
  /** The client's public id, where the firm asks. */
  client?: string | undefined;
};

/** Which span, in which currency, and the files of just that. They live in the address. */
export function StatementFilters({
  place,
  client,
  span,
  spans,
  currency,
  currencies,
  reading,
}: Where & {
  span: Span;
  /** Those that have a name, in the order in which they are offered. */
  spans: readonly NamedSpan[];
  currency: string;
  /** All that the client has, by code. */
  currencies: readonly string[];
  reading: { locale: string; today: Day };
}) {
  const t = useTranslations('statements');
  const own = currency === currencies[0] ? undefined : currency;
  const chosen =
    span.name === 'chosen'
      ? t('spans.chosen', {
          from: span.from ? dayText(reading, span.from, 'short') : t('spans.beginning'),
          to: dayText(reading, span.to, 'short'),
        })
      : t(`spans.${span.name}`);
  const file = (kind: 'pdf' | 'csv') =>
    statementAddress(`/api/statements/${kind}`, { client, currency, span });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <FilterMenu
          label={chosen}
          icon={<Icon name="calendar" size="button" />}
          options={spans.map((name) => ({
            href: statementAddress(place, {
              currency: own,
              span: { name, from: null, to: reading.today },
            }),
            label: t(`spans.${name}`),
            current: name === span.name,
          }))}
        />
        {currencies.length > 1 && (
          <Tabs
            label={t('currencies')}
            tabs={[...currencies].map((code) => ({
              href: statementAddress(place, {
                currency: code === currencies[0] ? undefined : code,
                span,
              }),
              label: code,
              current: code === currency,
            }))}
          />
        )}
      </div>
      <div className="flex gap-2">
        {(['pdf', 'csv'] as const).map((kind) => (
          <LinkButton
            key={kind}
            href={file(kind)}
            download
            icon={<Icon name="download" size="button" />}
          >
            {t(kind)}
          </LinkButton>
        ))}
      </div>
    </div>
  );
}

/** Any two days. A form that asks for a page: it needs no script. */
export function ChooseDays({
  place,
  currency,
  from,
  to,
  errors,
  locale,
  today,
}: Pick<Where, 'place'> & {
  currency: string | undefined;
  from: string;
  to: string;
  /** By field, as sentences. */
  errors: Partial<Record<'from' | 'to', string>>;
  locale: string;
  today: Day;
}) {
  const t = useTranslations('statements');
  return (
    <form action={place} method="get" className="flex flex-wrap items-start gap-x-4 gap-y-3">
      {currency && <input type="hidden" name="currency" value={currency} />}
      <DayField
        key={`from ${from}`}
        name="from"
        label={t('from')}
        locale={locale}
        defaultValue={from}
        max={today}
        error={errors.from}
      />
      <DayField
        key={`to ${to}`}
        name="to"
        label={t('to')}
        locale={locale}
        defaultValue={to}
        max={today}
        error={errors.to}
      />
      <div className="pt-6.5">
        <SubmitButton>{t('show')}</SubmitButton>
      </div>
    </form>
  );
}
