'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { CodeField } from './code-field';

/** After the password: a code of the app, or, where the app is lost, a recovery code. */
export function SecondStepForm({
  action,
  way,
  next,
  otherHref,
}: {
  action: FormAction<never>;
  way: 'app' | 'recovery';
  next: string | null;
  /** The page with the other way. */
  otherHref: string;
}) {
  const t = useTranslations('door.second_step');
  return (
    <>
      <h1 className="say">{t(`${way}_heading`)}</h1>
      <p className="mt-2 text-lede text-ink-2">{t(`${way}_lede`)}</p>
      <ActionForm action={action} hidden={{ next, way }} className="mt-6 flex flex-col gap-5">
        {({ errors }) => (
          <>
            {way === 'app' ? (
              <CodeField label={t('app_code')} autoFocus error={errors.code} />
            ) : (
              <TextField
                label={t('recovery_code')}
                name="code"
                width="medium"
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                autoFocus
                hint={t('recovery_hint')}
                error={errors.code}
              />
            )}
            <SubmitButton look="lamp" size="pay" wide pendingLabel={t('going_on')}>
              {t('go_on')}
            </SubmitButton>
            <p className="flex flex-wrap gap-x-5 gap-y-2 text-small">
              <a href={otherHref} className="link">
                {t(`${way}_other`)}
              </a>
              <a href="/sign-in" className="link">
                {t('as_another')}
              </a>
            </p>
          </>
        )}
      </ActionForm>
      <p className="mt-6 text-small text-ink-2">{t('lost')}</p>
    </>
  );
}
