'use client';

import { useTranslations } from 'next-intl';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { TextAreaField } from '@/components/ui/text-field';
import type { SigningKind } from '@/domain/documents/signing-view';

export type Decline = (
  state: null,
  form: FormData,
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** Says no, with why. It asks first: nobody else can sign it then. */
export function DeclineButton({
  id,
  kind,
  title,
  person,
  decline,
}: {
  id: string;
  kind: SigningKind;
  title: string;
  /** Who reads why. */
  person: string;
  decline: Decline;
}) {
  const t = useTranslations('signingForms.panel');
  return (
    <ConfirmButton
      look="plain"
      label={t('decline', { kind })}
      title={t('decline_title', { title })}
      keepLabel={t('decline_keep')}
      actLabel={t('decline_act')}
      actingLabel={t('declining')}
      action={decline}
      fields={{ id }}
    >
      <p>{t('decline_text', { person })}</p>
      <TextAreaField label={t('decline_reason')} name="reason" maxLength={1_000} />
    </ConfirmButton>
  );
}
