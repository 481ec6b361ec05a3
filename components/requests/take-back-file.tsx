'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** Takes one's own file back, as long as nobody at the firm has judged it. */
export function TakeBackFile({
  id,
  name,
  action,
}: {
  id: string;
  name: string;
  action: FormAction<void>;
}) {
  const t = useTranslations('requestForms');
  return (
    <ActionForm action={action} hidden={{ id }} className="flex flex-col gap-2">
      {() => (
        <SubmitButton
          look="plain"
          size="row"
          pendingLabel={t('taking_back')}
          aria-label={t('take_back_which', { name })}
        >
          {t('take_back')}
        </SubmitButton>
      )}
    </ActionForm>
  );
}
