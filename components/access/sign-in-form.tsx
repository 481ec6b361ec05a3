'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** Address and password; what was typed as address stays when they don't go together. */
export function SignInForm({ action, next }: { action: FormAction<never>; next: string | null }) {
  const t = useTranslations('door.sign_in');
  return (
    <ActionForm action={action} hidden={{ next }} className="mt-6 flex flex-col gap-5">
      {({ errors, typed }) => (
        <>
          <TextField
            label={t('email')}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            defaultValue={typed('email')}
            error={errors.email}
          />
          <TextField
            label={t('password')}
            name="password"
            type="password"
            autoComplete="current-password"
            error={errors.password}
          />
          <SubmitButton look="lamp" size="pay" wide pendingLabel={t('signing_in')}>
            {t('sign_in')}
          </SubmitButton>
          <p className="text-small">
            <a href="/sign-in/forgotten" className="link">
              {t('forgotten')}
            </a>
          </p>
        </>
      )}
    </ActionForm>
  );
}
