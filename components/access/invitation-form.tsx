'use client';

import { useTranslations } from 'next-intl';
import { PasswordField } from '@/components/passwords/password-field';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

type Invited = { name: string; nameLang: string | null; email: string; hasPassword: boolean };

/** Name, address and one button. Who has a password already proves with it that the mail reached them. */
export function InvitationForm({
  action,
  token,
  person,
}: {
  action: FormAction<never>;
  token: string;
  person: Invited;
}) {
  const t = useTranslations('door.invitation');
  const known = person.hasPassword;
  return (
    <ActionForm action={action} hidden={{ token }} className="mt-6 flex flex-col gap-5">
      {({ errors, typed }) => (
        <>
          {!known && (
            <TextField
              label={t('name')}
              name="name"
              autoComplete="name"
              lang={person.nameLang ?? undefined}
              defaultValue={typed('name', person.name)}
              error={errors.name}
            />
          )}
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            value={person.email}
            readOnly
          />
          <PasswordField
            label={known ? t('your_password') : t('password')}
            name="password"
            autoComplete={known ? 'current-password' : 'new-password'}
            hint={known ? t('your_password_hint') : t('password_hint')}
            error={errors.password}
          />
          <SubmitButton look="lamp" size="pay" wide pendingLabel={t('accepting')}>
            {t('accept')}
          </SubmitButton>
          {known && (
            <p className="text-small">
              <a href="/sign-in/forgotten" className="link">
                {t('forgotten')}
              </a>
            </p>
          )}
        </>
      )}
    </ActionForm>
  );
}
