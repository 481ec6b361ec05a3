import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { amountText, dayText, type Reading } from '@/components/invoices/reading';
import { Card, CardBody } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import type { Age } from '@/domain/statements/ageing';
import type { Statement } from '@/domain/statements/statement';

/** What has set out and is not certain: in no balance yet, and what would be left with it. */
export function UnderWayCard({
  statement: { underWay, closingMinor, currency },
  words,
  reading,
}: {
  statement: Pick<Statement, 'underWay' | 'closingMinor' | 'currency'>;
  /** How each was paid, and for which invoices, in words. */
  words: readonly { way: string; invoices: string }[];
  reading: Reading;
}) {
  const t = useTranslations('statements');
  const say = (amountMinor: bigint) => amountText(reading, amountMinor, currency);
  const b = (text: ReactNode) => <strong className="font-strong">{text}</strong>;
  const sum = underWay.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const left = closingMinor - sum;
  return (
    <Card>
      <CardBody className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <div className="flex flex-col gap-2 text-small text-ink-2">
          {underWay.map(({ amountMinor, since, expectedOn, invoices }, place) => (
            <p key={place}>
              {t.rich('under_way', {
                b,
                amount: say(amountMinor),
                way: words[place]?.way ?? '',
                count: invoices.length,
                invoices: words[place]?.invoices ?? '',
                day: dayText(reading, since, 'short'),
                known: expectedOn ? 'yes' : 'no',
                expected: dayText(reading, expectedOn),
              })}
            </p>
          ))}
        </div>
        <DataList
          column
          items={[
            { key: 'closing', term: t('closing'), value: say(closingMinor) },
            { key: 'way', term: t('on_its_way'), value: say(-sum) },
            {
              key: 'left',
              term: t(left < 0n ? 'then_favour' : 'then_left'),
              value: say(left < 0n ? -left : left),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}

/** The closing balance by how long ago it fell due; credit that is not used is taken off it. */
export function AgesCard({
  statement: { ageing, currency },
  ages,
  reading,
}: {
  statement: Pick<Statement, 'ageing' | 'currency'>;
  /** In the order in which they stand. */
  ages: readonly Age[];
  reading: Reading;
}) {
  const t = useTranslations('statements');
  const say = (amountMinor: bigint) => amountText(reading, amountMinor, currency);
  const items = [
    ...ages.map((age) => ({ age, amountMinor: ageing.owed[age] })),
    { age: 'unused', amountMinor: -ageing.unusedMinor },
    { age: 'together', amountMinor: ageing.togetherMinor },
  ];
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-4 p-card sm:grid-cols-4">
        {items.map(({ age, amountMinor }) => (
          <div key={age} className="min-w-0">
            <dt className="text-small text-ink-2">{t('age', { age, unit: 'yes' })}</dt>
            <dd
              className={clsx(
                'wrap-anywhere tabular-nums',
                age === 'together' ? 'font-strong' : amountMinor === 0n && 'text-ink-3',
              )}
            >
              {say(amountMinor)}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
