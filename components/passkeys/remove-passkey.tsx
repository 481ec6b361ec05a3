'use client';

import { useTranslations } from 'next-intl';
import { ConfirmButton } from '@/components/ui/confirm-button';

export type RemoveAct = (
  state: null,
  form: FormData,
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** Takes a passkey away, once it is confirmed. */
export function RemovePasskey({
  id,
  name,
  action,
}: {
  id: string;
  name: string;
  action: RemoveAct;
}) {
  const t = useTranslations('passkeyForms.remove');
  return (
    <ConfirmButton
      size="row"
      label={t('label')}
      aria-label={t('label_of', { what: name })}
      title={t('title', { what: name })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      action={action}
      fields={{ passkey: id }}
    >
      <p>{t('consequence')}</p>
    </ConfirmButton>
  );
}
