'use client';

import { useTranslations } from 'next-intl';
import { Card, CardBody, CardFoot, CardHeader } from '@/components/ui/card';
import { DataList } from '@/components/ui/data-list';
import { Icon } from '@/components/ui/icon';
import type { SignedItem, SignedUp } from '@/domain/clients/signed-up';
import type { DraftView } from '@/domain/invoices/get-draft';
import { formatDay, NO_YEAR } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { formatQuantity } from '@/lib/quantity';
import type { TaxRate } from '@/lib/tax';
import { againstUsual, type HeldLine } from './held-lines';

/** In thousandths. */
const ONE = 1000n;

type Reading = { locale: string; today: string };

/** Beside a draft: what its client signed up for, item by item, and this bill against the usual one. */
export function DraftAside({
  agreements,
  held,
  rates,
  totalMinor,
  currency,
  lastBill,
  reading,
}: {
  agreements: readonly SignedUp[];
  held: readonly (HeldLine | null)[];
  /** The tax on each line; null for none. */
  rates: readonly (TaxRate | null)[];
  totalMinor: bigint;
  currency: string;
  lastBill: DraftView['lastBill'];
  reading: Reading;
}) {
  const t = useTranslations('draftMarks');
  const { agreedMinor, moreMinor } = againstUsual(held, agreements, {
    currency,
    totalMinor,
    rates,
  });
  const say = (amountMinor: bigint, of = currency) =>
    formatMoney({ amountMinor, currency: of }, reading.locale);
  const isLess = moreMinor < 0n;
  return (
    <>
      <Card>
        <CardHeader title={t('signed_up')} />
        <div className="divide-y divide-line">
          {agreements.map((agreement) => (
            <Agreed key={agreement.id} agreement={agreement} held={held} reading={reading} />
          ))}
        </div>
      </Card>
      <Card>
        <CardHeader title={t('usual')} />
        <CardBody>
          <DataList
            column
            items={[
              { key: 'this', term: t('this_bill'), value: say(totalMinor) },
              { key: 'agreed', term: t('as_agreed'), value: say(agreedMinor) },
              {
                key: 'more',
                term: t(isLess ? 'less_than_agreed' : 'more_than_agreed'),
                value: say(isLess ? -moreMinor : moreMinor),
              },
              ...(lastBill
                ? [
                    {
                      key: 'last',
                      term: t('last_bill', {
                        day: formatDay(lastBill.on, { style: 'short', ...reading }),
                      }),
                      value: say(lastBill.totalMinor, lastBill.currency),
                    },
                  ]
                : []),
            ]}
          />
        </CardBody>
        {moreMinor > 0n && (
          <CardFoot>
            <p className="text-small text-ink-2">{t('call_first')}</p>
          </CardFoot>
        )}
      </Card>
    </>
  );
}

function Agreed({
  agreement,
  held,
  reading,
}: {
  agreement: SignedUp;
  held: readonly (HeldLine | null)[];
  reading: Reading;
}) {
  const t = useTranslations('draftMarks');
  const { signedByName, signedOn, endsOn, document } = agreement;
  const day = (on: string | null) =>
    on ? formatDay(on, { style: 'short', today: NO_YEAR, locale: reading.locale }) : '';
  return (
    <div>
      <CardBody className="flex flex-col gap-3">
        <p className="text-small text-ink-2">{agreement.title}</p>
        <ul className="flex flex-col gap-3">
          {agreement.items.map((item) => (
            <AgreedItem
              key={item.id}
              item={item}
              agreement={agreement}
              held={held.find((line) => line?.item?.id === item.id) ?? null}
              locale={reading.locale}
            />
          ))}
        </ul>
      </CardBody>
      <p className="border-t border-line px-card py-3 text-small text-ink-2">
        {t('signed', {
          who: signedByName ? 'name' : 'nobody',
          name: signedByName ?? '',
          when: signedOn ? 'day' : 'none',
          day: day(signedOn),
          start: day(agreement.startsOn),
          ends: endsOn ? 'yes' : 'no',
          end: day(endsOn),
        })}{' '}
        {document && (
          <a href={`/staff/documents/${document.id}`} className="link">
            {t('open_it')}
          </a>
        )}
      </p>
    </div>
  );
}

function AgreedItem({
  item,
  agreement: { currency, period },
  held,
  locale,
}: {
  item: SignedItem;
  agreement: SignedUp;
  held: HeldLine | null;
  locale: string;
}) {
  const t = useTranslations('draftMarks');
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const moreMinor = held?.moreMinor ?? 0n;
  const price =
    item.quantityMilli === ONE
      ? t('each_period', { price: say(item.unitMinor), period })
      : t('times', {
          quantity: formatQuantity(item.quantityMilli, locale),
          price: say(item.unitMinor),
        });
  const state = t('item_state', {
    state: held?.kind ?? 'absent',
    way: moreMinor > 0n ? 'more' : moreMinor < 0n ? 'less' : 'same',
    amount: say(moreMinor < 0n ? -moreMinor : moreMinor),
  });
  return (
    <li className="flex gap-2.5">
      {held?.kind === 'as_agreed' ? (
        <Icon name="check" size="button" className="mt-0.5 text-green" />
      ) : (
        <Icon name={held ? 'pencil' : 'minus'} size="button" className="mt-0.5 text-ink-2" />
      )}
      <div className="min-w-0">
        <p className="font-name wrap-anywhere">{item.description}</p>
        <p className="text-small text-ink-2">
          {price} · {state}
        </p>
      </div>
    </li>
  );
}
