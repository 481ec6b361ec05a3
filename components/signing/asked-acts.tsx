'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** What staff can do while somebody is asked: remind them, and ask no more. */
export function AskedActs({
  id,
  title,
  remind,
  cancel,
}: {
  id: string;
  title: string;
  remind: FormAction<void>;
  cancel: (state: null, form: FormData) => Promise<{ ok: true } | { ok: false; message: string }>;
}) {
  const t = useTranslations('signingForms.ask');
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ActionForm action={remind} hidden={{ id }} className="flex flex-col gap-2">
        {({ isDone }) => (
          <>
            <SubmitButton size="row" pendingLabel={t('reminding')}>
              {t('remind')}
            </SubmitButton>
            <p role="status" className="text-small text-ink-2 empty:hidden">
              {isDone && t('reminded_now')}
            </p>
          </>
        )}
      </ActionForm>
      <ConfirmButton
        size="row"
        label={t('cancel')}
        title={t('cancel_title', { title })}
        keepLabel={t('cancel_keep')}
        actLabel={t('cancel_act')}
        actingLabel={t('cancelling')}
        action={cancel}
        fields={{ id }}
      >
        <p>{t('cancel_text')}</p>
      </ConfirmButton>
    </div>
  );
}
