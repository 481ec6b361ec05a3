'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { ReversalFields } from './reversal-fields';

/** Takes something off an invoice: how much, and why. What can't be undone stands beside the button. */
export function CreditForm({
  invoiceId,
  formKey,
  currency,
  locale,
  usual,
  client,
  action,
}: {
  invoiceId: string;
  /** Made with the page, so that one form is one credit note however often it is sent. */
  formKey: string;
  currency: string;
  locale: string;
  /** What is taken off as a rule, as the field takes it: '1,000.00'. */
  usual: string;
  client: string;
  action: FormAction<never>;
}) {
  const t = useTranslations('reversals');
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
              <ReversalFields state={state} currency={currency} locale={locale} usual={usual} />
              <div>
                <SubmitButton look="ink" pendingLabel={t('crediting')}>
                  {t('credit')}
                </SubmitButton>
              </div>
              <p className="max-w-measure text-small text-ink-2">{t('credit_note', { client })}</p>
            </>
          )}
        </ActionForm>
      </CardBody>
    </Card>
  );
}
