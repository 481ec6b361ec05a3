'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import { LinkButton } from '@/components/ui/button';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** Behind the link that went to a new address: its button is what uses the link up. */
export function AddressLinkForm({
  action,
  token,
  email,
}: {
  action: FormAction<void>;
  token: string;
  email: string;
}) {
  const t = useTranslations('door.address');
  return (
    <ActionForm action={action} hidden={{ token }} className="flex flex-col gap-5">
      {({ isDone }) =>
        isDone ? (
          <>
            <h1 className="say">{t('done_heading')}</h1>
            <p className="text-lede wrap-anywhere text-ink-2">{t('done', { email })}</p>
            <LinkButton look="ink" href="/sign-in">
              {t('sign_in')}
            </LinkButton>
          </>
        ) : (
          <>
            <h1 className="say">{t('heading')}</h1>
            <p className="text-lede wrap-anywhere text-ink-2">{t('lede', { email })}</p>
            <SubmitButton look="lamp" size="pay" wide pendingLabel={t('using')}>
              {t('use')}
            </SubmitButton>
          </>
        )
      }
    </ActionForm>
  );
}
