'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/money';
import type { BillSums } from '@/lib/tax';
import { taxText } from '@/lib/tax-text';
import type { Tongue } from './typed-lines';

const ROW = 'flex items-baseline justify-between gap-x-4 @2xl:justify-end @2xl:gap-x-8';

/** What a draft comes to, as it is typed: its lines and taxes where it has any, and the total. */
export function DraftSums({ sums, tongue }: { sums: BillSums | null; tongue: Tongue }) {
  const t = useTranslations();
  const { currency, locale } = tongue;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const taxed = sums && sums.taxes.length > 0 ? sums : null;
  return (
    // On the right they stand under the amounts of the lines, which leave room for their buttons.
    <dl className="flex flex-col gap-1 rounded-b-card border-t border-line bg-slate-wash px-card py-3 tabular-nums @2xl:*:pr-19">
      {taxed && <Row term={t('taxes.lines')} amount={say(taxed.linesMinor)} />}
      {taxed?.taxes.map((tax, place) => (
        <Row key={place} term={taxText(tax, { t, currency, locale })} amount={say(tax.taxMinor)} />
      ))}
      <div className={clsx(ROW, 'font-strong')}>
        <dt>{t('invoices.draft.total')}</dt>
        <dd>
          <output className="text-section">{sums ? say(sums.totalMinor) : '–'}</output>
        </dd>
      </div>
    </dl>
  );
}

function Row({ term, amount }: { term: string; amount: string }) {
  return (
    <div className={clsx(ROW, 'text-small text-ink-2')}>
      <dt className="min-w-0 wrap-anywhere">{term}</dt>
      <dd className="whitespace-nowrap">
        <output>{amount}</output>
      </dd>
    </div>
  );
}
