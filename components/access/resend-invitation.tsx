'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';

/** Mails the invitation of somebody who has not come yet once more; `whom` is the field that names them. */
export function ResendInvitation({
  action,
  whom,
  email,
}: {
  action: FormAction<void>;
  whom: Record<string, string>;
  email: string;
}) {
  const t = useTranslations('resend');
  return (
    <ActionForm action={action} hidden={whom} className="flex flex-col gap-3">
      {({ isDone }) => (
        <>
          {isDone && (
            <Note tone="done" announced>
              {t('sent', { email })}
            </Note>
          )}
          <div>
            <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
