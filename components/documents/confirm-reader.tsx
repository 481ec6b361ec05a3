'use client';

import { useTranslations } from 'next-intl';
import { ProveByPasskey } from '@/components/passkeys/prove-by-passkey';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';

/** In the document's place until its reader has proved that it is them. Works without script. */
export function ConfirmReader({ id, confirm }: { id: string; confirm: FormAction<void> }) {
  const t = useTranslations('documents.proof');
  return (
    <section
      aria-labelledby="confirm"
      className="flex flex-col gap-4 border-b border-line bg-sunken px-5 py-8 sm:px-7"
    >
      <div>
        <h2 id="confirm" className="flex items-center gap-2 text-section">
          <Icon name="eye-off" />
          {t('title')}
        </h2>
        <p className="mt-1 max-w-measure text-body text-ink-2">{t('why')}</p>
      </div>
      <ActionForm action={confirm} hidden={{ id }} className="flex max-w-80 flex-col gap-4">
        {({ errors }) => (
          <>
            <TextField
              label={t('password')}
              name="password"
              type="password"
              autoComplete="current-password"
              error={errors.password}
            />
            <div>
              <SubmitButton look="ink" pendingLabel={t('showing')}>
                {t('show')}
              </SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
      <ProveByPasskey />
    </section>
  );
}
