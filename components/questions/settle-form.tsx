'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';

/** "It's settled": the client's word, which ends a question. */
export function SettleForm({
  questionId,
  action,
}: {
  questionId: string;
  action: FormAction<void>;
}) {
  const t = useTranslations('questionForms');
  return (
    <ActionForm action={action} hidden={{ question: questionId }} className="flex flex-col gap-2">
      {() => (
        <SubmitButton
          pendingLabel={t('settling')}
          icon={<Icon name="check" size="button" />}
          className="self-start"
        >
          {t('settle')}
        </SubmitButton>
      )}
    </ActionForm>
  );
}
