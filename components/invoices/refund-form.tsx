'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Card, CardBody } from '@/components/ui/card';
import { CheckBox, Radio } from '@/components/ui/choices';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { ReversalFields } from './reversal-fields';

type Refundable = {
  id: string;
  byStripe: boolean;
  /** 'Visa ···0092'. */
  label: string;
  /** Its receipt and day. */
  detail: string;
  /** What of it can go back. */
  left: string;
};

/** Gives money back: of which payment, how much, why, and whether the invoice is credited by as much. */
export function RefundForm({
  invoiceId,
  formKey,
  currency,
  locale,
  payments,
  usual,
  client,
  action,
}: {
  invoiceId: string;
  /** Made with the page, so that one form gives back once however often it is sent. */
  formKey: string;
  currency: string;
  locale: string;
  payments: Refundable[];
  usual: string;
  client: string;
  action: FormAction<never>;
}) {
  const t = useTranslations('reversals');
  const [chosenId, setChosenId] = useState(payments[0]?.id);
  const byStripe = payments.find(({ id }) => id === chosenId)?.byStripe ?? false;
  return (
    <Card>
      <CardBody>
        <ActionForm
          action={action}
          hidden={{ invoiceId, key: formKey, currency, locale }}
          className="flex max-w-measure flex-col gap-4"
        >
          {(state) => (
            <>
              <fieldset className="flex w-full flex-col gap-1">
                <legend className="mb-1 text-small font-strong">{t('which')}</legend>
                {payments.map((payment) => (
                  <Radio
                    key={payment.id}
                    name="paymentId"
                    value={payment.id}
                    label={payment.label}
                    detail={payment.detail}
                    aside={payment.left}
                    defaultChecked={state.typed('paymentId', payments[0]?.id) === payment.id}
                    onChange={() => setChosenId(payment.id)}
                  />
                ))}
              </fieldset>
              <ReversalFields state={state} currency={currency} locale={locale} usual={usual} />
              <CheckBox
                name="credits"
                label={t('credits')}
                detail={t('credits_detail')}
                defaultChecked={state.checked('credits', true)}
              />
              {state.errors.credits && (
                <p className="text-small text-brick">{state.errors.credits}</p>
              )}
              <div>
                <SubmitButton look="ink" pendingLabel={t('refunding')}>
                  {t('refund')}
                </SubmitButton>
              </div>
              <p className="max-w-measure text-small text-ink-2" aria-live="polite">
                {t('refund_note', { way: byStripe ? 'stripe' : 'hand', client })}
              </p>
            </>
          )}
        </ActionForm>
      </CardBody>
    </Card>
  );
}
