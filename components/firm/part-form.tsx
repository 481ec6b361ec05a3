'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm, type FormState } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** A row of the settings that is open: its fields, the act, and the way out. */
export function PartForm({
  action,
  children,
}: {
  action: FormAction<never>;
  children: (state: FormState<never>) => ReactNode;
}) {
  const t = useTranslations('firmForms');
  return (
    <ActionForm action={action} className="flex flex-col gap-4">
      {(state) => (
        <>
          {children(state)}
          <div className="flex flex-wrap gap-2">
            <SubmitButton look="ink" pendingLabel={t('saving')}>
              {t('save')}
            </SubmitButton>
            <LinkButton href="/staff/settings" look="plain">
              {t('cancel')}
            </LinkButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
