'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CheckBox } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { List, Row } from '@/components/ui/list';
import { MoneyField } from '@/components/ui/money-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { Money } from '@/components/ui/values';
import { currencyName, formatFigure, formatMoney } from '@/lib/money';

export type PayableBill = {
  /** Public. */
  id: string;
  title: string;
  number: string;
  leftMinor: bigint;
  /** A part of it was paid, or is on its way. */
  isRest: boolean;
  due: string;
  chosen: boolean;
};

export type PayableGroup = {
  currency: string;
  bills: PayableBill[];
  creditMinor: bigint;
  leastPartMinor: bigint;
};

/** What an example shows as the way to write an amount. */
const EXAMPLE_MINOR = 1_840_000n;

/** Chooses which bills of one currency are paid, with the client's credit or without, and how much of them. */
export function PayBills({
  groups,
  locale,
  action,
}: {
  /** The first is paid now, the others on their own. */
  groups: PayableGroup[];
  locale: string;
  action: FormAction<never>;
}) {
  const t = useTranslations('payBills');
  const [group, ...others] = groups;
  const [chosen, setChosen] = useState(
    () => new Set(group?.bills.filter((bill) => bill.chosen).map(({ id }) => id)),
  );
  const [withCredit, setWithCredit] = useState(true);
  const [partMinor, setPartMinor] = useState<bigint | null | undefined>();
  if (!group) return null;
  const { currency, creditMinor } = group;
  const say = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
  const bills = group.bills.filter(({ id }) => chosen.has(id));
  const sumMinor = bills.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  const usedMinor = withCredit ? (creditMinor < sumMinor ? creditMinor : sumMinor) : 0n;
  const leftMinor = sumMinor - usedMinor;

  function choose(id: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  return (
    <ActionForm
      action={action}
      hidden={{ currency }}
      className="grid items-start gap-6 sm:grid-cols-[minmax(0,4fr)_minmax(18rem,3fr)]"
    >
      {({ errors, typed }) => (
        <>
          <Card>
            <CardHeader
              title={t('in', { currency: currencyName(currency, locale) })}
              aside={t('chosen', { chosen: bills.length, all: group.bills.length })}
            />
            <List>
              {group.bills.map((bill) => (
                <Row
                  key={bill.id}
                  selected={chosen.has(bill.id)}
                  lead={
                    <CheckBox
                      bare
                      name="invoice[]"
                      value={bill.id}
                      label={t('choose', { number: bill.number })}
                      defaultChecked={bill.chosen}
                      onChange={(event) => choose(bill.id, event.target.checked)}
                    />
                  }
                  title={bill.title}
                  detail={t('bill', {
                    rest: bill.isRest ? 'yes' : 'no',
                    number: bill.number,
                    day: bill.due,
                  })}
                  amount={<Money text={say(bill.leftMinor)} column />}
                />
              ))}
            </List>
          </Card>
          <div className="sm:col-start-2 sm:row-span-3 sm:row-start-1">
            <Card lit labelledBy="pay">
              <CardBody className="flex flex-col gap-4">
                <h2 id="pay" className="text-body font-strong">
                  {t('summary', { count: bills.length })}
                </h2>
                <div className="flex flex-col gap-2 text-body">
                  <p className="flex justify-between gap-4">
                    <span className="text-ink-2">{t('together')}</span>
                    <Money text={say(sumMinor)} column />
                  </p>
                  {creditMinor > 0n && (
                    <CheckBox
                      name="credit"
                      defaultChecked
                      onChange={(event) => setWithCredit(event.target.checked)}
                      label={t('use_credit')}
                      aside={<Money text={say(-usedMinor)} column />}
                    />
                  )}
                </div>
                <p className="flex items-baseline justify-between gap-4 border-t border-line pt-3 text-body font-strong">
                  {t('now')}
                  <span className="text-section">
                    <Money text={say(leftMinor)} column />
                  </span>
                </p>
                {leftMinor > group.leastPartMinor && (
                  <div className="group flex flex-col gap-2">
                    <CheckBox
                      name="part"
                      label={t('part')}
                      defaultChecked={typed('part') !== ''}
                      onChange={(event) => setPartMinor(event.target.checked ? null : undefined)}
                    />
                    <div className="hidden pl-8 group-has-[[name=part]:checked]:block">
                      <MoneyField
                        name="amount"
                        label={t('amount')}
                        currency={currency}
                        locale={locale}
                        defaultValue={typed('amount')}
                        error={errors.amount}
                        unreadable={t('amount_unreadable', {
                          example: formatFigure({ amountMinor: EXAMPLE_MINOR, currency }, locale),
                        })}
                        onAmount={setPartMinor}
                      />
                      <p className="mt-2 text-small text-ink-2">{t('part_note')}</p>
                    </div>
                  </div>
                )}
                <SubmitButton
                  look="lamp"
                  size="pay"
                  wide
                  pendingLabel={t('paying')}
                  blockedBy={bills.length === 0 ? 'nothing-chosen' : undefined}
                >
                  {partMinor === null
                    ? t('pay_part')
                    : leftMinor === 0n && bills.length > 0
                      ? t('pay_with_credit')
                      : t('pay', { amount: say(partMinor ?? leftMinor) })}
                </SubmitButton>
                <p id="nothing-chosen" className="text-small text-ink-2">
                  {bills.length === 0 ? t('choose_first') : t('note')}
                </p>
              </CardBody>
            </Card>
          </div>
          {others.map((other) => (
            <OtherCurrency key={other.currency} group={other} locale={locale} />
          ))}
        </>
      )}
    </ActionForm>
  );
}

function OtherCurrency({ group, locale }: { group: PayableGroup; locale: string }) {
  const t = useTranslations('payBills');
  const { currency } = group;
  const address = new URLSearchParams(group.bills.map(({ id }) => ['invoice', id]));
  return (
    <Card>
      <CardHeader
        title={t('in', { currency: currencyName(currency, locale) })}
        aside={t('on_its_own')}
      />
      <List>
        {group.bills.map((bill) => (
          <Row
            key={bill.id}
            title={bill.title}
            detail={t('bill', {
              rest: bill.isRest ? 'yes' : 'no',
              number: bill.number,
              day: bill.due,
            })}
            amount={
              <Money text={formatMoney({ amountMinor: bill.leftMinor, currency }, locale)} column />
            }
          />
        ))}
      </List>
      <p className="border-t border-line px-card py-3 text-small text-ink-2">
        {t('no_exchange')}{' '}
        <a href={`/invoices/pay?${address}`} className="link">
          {t('pay_these', { count: group.bills.length })}
        </a>
      </p>
    </Card>
  );
}
