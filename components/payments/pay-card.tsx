'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Card, CardBody } from '@/components/ui/card';
import { Radio } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { MoneyField } from '@/components/ui/money-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { PayOffer } from '@/domain/payments/pay-offer';
import { formatFigure, formatMoney } from '@/lib/money';

/** What an example shows as the way to write an amount. */
const EXAMPLE_MINOR = 1_840_000n;

/**
 * Pays an invoice: all that is left, or a part of it. Lit where it is the reader's to do; there is one on a page at most.
 */
export function PayCard({
  fields,
  offer,
  locale,
  action,
  lit = true,
}: {
  /** What is paid, sent as hidden fields: the invoice, or the link that shows it. */
  fields: Record<string, string>;
  offer: PayOffer;
  locale: string;
  action: FormAction<never>;
  lit?: boolean;
}) {
  const t = useTranslations('payCard');
  const { left, partFromMinor, methods } = offer;
  const [part, setPart] = useState(false);
  const [partMinor, setPartMinor] = useState<bigint | null>(null);
  const say = (amountMinor: bigint) => formatMoney({ ...left, amountMinor }, locale);
  const payable = methods.length > 0;
  const amount = part ? partMinor : left.amountMinor;
  return (
    <Card lit={lit} labelledBy="pay">
      <CardBody>
        <h2 id="pay" className="mb-3 text-body font-strong">
          {t('title')}
        </h2>
        <ActionForm action={action} hidden={fields} className="flex flex-col gap-4">
          {({ errors, typed }) => (
            <>
              {partFromMinor === null ? (
                <>
                  <input type="hidden" name="how" value="all" />
                  <p className="flex justify-between gap-4 text-body">
                    {t('all')}
                    <strong className="tabular-nums">{say(left.amountMinor)}</strong>
                  </p>
                </>
              ) : (
                <div className="group flex flex-col gap-1">
                  <Radio
                    name="how"
                    value="all"
                    label={t('all')}
                    aside={<strong className="text-body text-ink">{say(left.amountMinor)}</strong>}
                    defaultChecked={typed('how', 'all') !== 'part'}
                    onChange={() => setPart(false)}
                  />
                  <Radio
                    name="how"
                    value="part"
                    label={t('part')}
                    aside={t('part_from', { amount: say(partFromMinor) })}
                    defaultChecked={typed('how') === 'part'}
                    onChange={() => setPart(true)}
                  />
                  <div className="hidden pt-2 pl-8 group-has-[[value=part]:checked]:block">
                    <MoneyField
                      name="amount"
                      label={t('amount')}
                      currency={left.currency}
                      locale={locale}
                      defaultValue={typed('amount')}
                      error={errors.amount}
                      unreadable={t('amount_unreadable', {
                        example: formatFigure({ ...left, amountMinor: EXAMPLE_MINOR }, locale),
                      })}
                      onAmount={setPartMinor}
                    />
                  </div>
                </div>
              )}
              <SubmitButton
                look={lit ? 'lamp' : 'outline'}
                size="pay"
                wide
                pendingLabel={t('paying')}
                blockedBy={payable ? undefined : 'not-online'}
              >
                {amount === null ? t('pay_part') : t('pay', { amount: say(amount) })}
              </SubmitButton>
              <p id="not-online" className="text-small text-ink-2">
                {payable
                  ? t('note', { debit: methods.includes('bank_debit') ? 'yes' : 'no' })
                  : t('not_online')}
              </p>
            </>
          )}
        </ActionForm>
      </CardBody>
    </Card>
  );
}
