'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** Asks for a link to a new password. The answer is the same whether or not somebody has the address. */
export function ForgottenForm({ action }: { action: FormAction<{ email: string }> }) {
  const t = useTranslations('door.forgotten');
  return (
    <ActionForm action={action} className="flex flex-col">
      {({ errors, typed, done }) =>
        done ? (
          <div role="status">
            <h1 className="say">{t('sent_heading')}</h1>
            <p className="mt-2 text-lede text-ink-2">
              {t.rich('sent', { email: done.email, b: (text) => <strong>{text}</strong> })}
            </p>
            <BackLink label={t('back')} />
          </div>
        ) : (
          <>
            <h1 className="say">{t('heading')}</h1>
            <p className="mt-2 mb-6 text-lede text-ink-2">{t('lede')}</p>
            <div className="mb-5">
              <TextField
                label={t('email')}
                name="email"
                type="email"
                inputMode="email"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={typed('email')}
                error={errors.email}
              />
            </div>
            <SubmitButton look="lamp" size="pay" wide pendingLabel={t('sending')}>
              {t('send')}
            </SubmitButton>
            <BackLink label={t('back')} />
          </>
        )
      }
    </ActionForm>
  );
}

function BackLink({ label }: { label: string }) {
  return (
    <p className="mt-5 text-small">
      <a href="/sign-in" className="link">
        {label}
      </a>
    </p>
  );
}
