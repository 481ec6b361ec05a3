'use client';

import { useTranslations } from 'next-intl';
import { ConfirmButton } from '@/components/ui/confirm-button';

export type EndAct = (
  state: null,
  form: FormData,
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** Signs one other browser out, once it is confirmed. */
export function EndSession({ id, what, action }: { id: string; what: string; action: EndAct }) {
  const t = useTranslations('securityForms.end');
  return (
    <ConfirmButton
      size="row"
      label={t('label')}
      aria-label={t('label_of', { what })}
      title={t('title', { what })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      action={action}
      fields={{ session: id }}
    >
      <p>{t('consequence')}</p>
    </ConfirmButton>
  );
}

/** Signs all but this browser out. */
export function EndOthers({ count, action }: { count: number; action: EndAct }) {
  const t = useTranslations('securityForms.end_others');
  return (
    <ConfirmButton
      label={t('label')}
      title={t('title', { count })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      action={action}
    >
      <p>{t('consequence')}</p>
    </ConfirmButton>
  );
}
