'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { ProveByPasskey } from './prove-by-passkey';

/** "Is it you?" before a way in is made or taken away. */
export function ConfirmPerson({ confirm }: { confirm: FormAction<void> }) {
  const t = useTranslations('passkeyForms.proof');
  return (
    <div className="flex flex-col gap-4">
      <ActionForm action={confirm} className="flex max-w-80 flex-col gap-4">
        {({ errors }) => (
          <>
            <TextField
              label={t('password')}
              hint={t('why')}
              name="password"
              type="password"
              autoComplete="current-password"
              error={errors.password}
            />
            <div>
              <SubmitButton look="ink" pendingLabel={t('confirming')}>
                {t('confirm')}
              </SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
      <ProveByPasskey />
    </div>
  );
}
