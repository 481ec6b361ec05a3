'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SigningKind } from '@/domain/documents/signing-view';
import { AskFields, type SignerOption } from './ask-fields';

/** Who is to sign a document, or to confirm it, and until when. */
export function AskForm({
  document,
  people,
  kinds,
  locale,
  today,
  ask,
}: {
  /** Its public id. */
  document: string;
  people: readonly SignerOption[];
  kinds: readonly SigningKind[];
  locale: string;
  today: string;
  ask: FormAction<{ id: string }>;
}) {
  const t = useTranslations('signingForms.ask');
  return (
    <ActionForm action={ask} hidden={{ document }} className="flex flex-col gap-4">
      {(state) => (
        <>
          <AskFields {...state} {...{ people, kinds, locale, today }} />
          <div>
            <SubmitButton look="ink" pendingLabel={t('asking')}>
              {t('ask')}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}
