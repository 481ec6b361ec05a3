'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** The firm's picture. What is too large is said before it is sent. */
export function LogoForm({
  set,
  remove,
  hasLogo,
  maxBytes,
}: {
  set: FormAction<never>;
  remove: FormAction<never>;
  hasLogo: boolean;
  maxBytes: number;
}) {
  const t = useTranslations('firmForms');
  const [isTooLarge, setTooLarge] = useState(false);
  return (
    <div className="mt-6 flex flex-col gap-3 border-t border-line pt-4">
      <ActionForm action={set} className="flex flex-col gap-3">
        {({ errors }) => (
          <>
            <Field
              label={t('logo')}
              hint={t('logo_hint')}
              error={isTooLarge ? t('logo_too_large') : errors.logo}
              control={(ids) => (
                <input
                  type="file"
                  name="logo"
                  accept="image/png,image/jpeg,image/webp"
                  onChange={({ target }) => {
                    const large = (target.files?.[0]?.size ?? 0) > maxBytes;
                    setTooLarge(large);
                    if (large) target.value = '';
                  }}
                  {...ids}
                  className="text-small file:mr-3 file:rounded-control file:border file:border-line-2 file:bg-surface file:px-3 file:py-1.5 file:font-name"
                />
              )}
            />
            <div>
              <SubmitButton pendingLabel={t('saving')}>{t('logo_set')}</SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
      {hasLogo && (
        <ActionForm action={remove} className="flex">
          {() => (
            <SubmitButton look="plain" pendingLabel={t('logo_removing')}>
              {t('logo_remove')}
            </SubmitButton>
          )}
        </ActionForm>
      )}
    </div>
  );
}
