'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { ClientFields, type ClientValues } from './client-fields';

/** What is known of a client. */
export function EditClientForm({
  action,
  id,
  client,
  firmZone,
  zones,
  currencies,
}: {
  action: FormAction<never>;
  id: string;
  client: ClientValues;
  firmZone: string;
  zones: readonly string[];
  currencies: readonly string[];
}) {
  const t = useTranslations('clientForms');
  return (
    <ActionForm action={action} hidden={{ client: id }} className="flex max-w-140 flex-col gap-6">
      {(state) => (
        <>
          <Card>
            <CardBody className="flex flex-col gap-4">
              <ClientFields
                state={state}
                client={client}
                firmZone={firmZone}
                zones={zones}
                currencies={currencies}
              />
            </CardBody>
          </Card>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('edit.saving')}>
              {t('edit.save')}
            </SubmitButton>
            <LinkButton href={`/staff/clients/${id}`} look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
