'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EmployeeChoice } from '@/domain/clients/list-employees';
import { ClientFields } from './client-fields';
import { ContactFields } from './contact-fields';
import { FormPart } from './form-part';

/** A client, the first person there, and who looks after them, in one go. */
export function NewClientForm({
  action,
  currency,
  firmZone,
  zones,
  currencies,
  managers,
}: {
  action: FormAction<never>;
  currency: string;
  firmZone: string;
  zones: readonly string[];
  currencies: readonly string[];
  managers: readonly EmployeeChoice[];
}) {
  const t = useTranslations('clientForms');
  const own = managers.find(({ isSelf }) => isSelf)?.id;
  return (
    <ActionForm action={action} className="flex max-w-140 flex-col gap-6">
      {(state) => (
        <>
          <FormPart title={t('new.client')}>
            <ClientFields
              state={state}
              client={{ name: '', latinName: null, address: null, currency, zone: null }}
              firmZone={firmZone}
              zones={zones}
              currencies={currencies}
            />
          </FormPart>
          <FormPart title={t('new.contact')} lede={t('new.contact_lede')}>
            <ContactFields state={state} />
          </FormPart>
          <FormPart title={t('new.people')}>
            <SelectField
              label={t('new.manager')}
              name="manager"
              placeholder={t('new.choose')}
              options={managers.map(({ id, name, title, nameLang }) => ({
                value: id,
                label: `${name}, ${title}`,
                lang: nameLang,
              }))}
              defaultValue={state.typed('manager', own)}
              error={state.errors.manager}
              width="medium"
            />
          </FormPart>
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('new.making')}>
              {t('new.make')}
            </SubmitButton>
            <LinkButton href="/staff/clients" look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
