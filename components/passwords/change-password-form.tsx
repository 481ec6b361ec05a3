'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { PasswordField } from './password-field';

/** The password so far, and the new one. */
export function ChangePasswordForm({
  action,
  shortest,
  doneHref,
}: {
  action: FormAction<void>;
  /** How many characters it needs at least. */
  shortest: number;
  doneHref: string;
}) {
  const t = useTranslations('factorForms.change');
  return (
    <ActionForm action={action} className="flex max-w-100 flex-col gap-5">
      {({ errors, isDone }) =>
        isDone ? (
          <>
            <Note tone="done" announced>
              {t('done')}
            </Note>
            <div>
              <LinkButton href={doneHref}>{t('back')}</LinkButton>
            </div>
          </>
        ) : (
          <>
            <PasswordField
              label={t('now')}
              name="password"
              autoComplete="current-password"
              error={errors.password}
            />
            <PasswordField
              label={t('next')}
              name="newPassword"
              autoComplete="new-password"
              hint={t('hint', { shortest })}
              error={errors.newPassword}
            />
            <div>
              <SubmitButton look="ink" pendingLabel={t('saving')}>
                {t('save')}
              </SubmitButton>
            </div>
          </>
        )
      }
    </ActionForm>
  );
}
