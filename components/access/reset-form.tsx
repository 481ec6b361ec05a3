'use client';

import { useTranslations } from 'next-intl';
import { PasswordField } from '@/components/passwords/password-field';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** The new password, under the address that it is for; its button is what uses the link up. */
export function ResetForm({
  action,
  token,
  email,
}: {
  action: FormAction<never>;
  token: string;
  email: string;
}) {
  const t = useTranslations('door.reset');
  return (
    <ActionForm action={action} hidden={{ token }} className="mt-6 flex flex-col gap-5">
      {({ errors }) => (
        <>
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            readOnly
          />
          <PasswordField
            label={t('password')}
            name="password"
            autoComplete="new-password"
            autoFocus
            hint={t('hint')}
            error={errors.password}
          />
          <SubmitButton look="lamp" size="pay" wide pendingLabel={t('saving')}>
            {t('save')}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}
