'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ConfirmPassword } from '@/components/passwords/confirm-password';
import { ActionForm } from '@/components/ui/action-form';
import { CopyButton } from '@/components/ui/copy-button';
import type { FormAction } from '@/components/ui/form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import type { QrCode } from '@/lib/qr-code';
import { CodeField } from './code-field';
import { QrCodePicture } from './qr-code-picture';
import { RecoveryCodes } from './recovery-codes';

/** The first press: whoever proved lately that it is them is asked for nothing more. */
export function BeginTotp({ action, isPresent }: { action: FormAction<void>; isPresent: boolean }) {
  const t = useTranslations('factorForms');
  return (
    <ActionForm action={action} className="flex max-w-80 flex-col gap-4">
      {({ errors }) => (
        <ConfirmPassword
          asks={!isPresent}
          label={t('password')}
          hint={t('password_why')}
          error={errors.password}
          look="ink"
          act={t('setup.begin')}
          acting={t('setup.beginning')}
        />
      )}
    </ActionForm>
  );
}

/** What an app is told: as a picture, and in fours to be typed. */
export type TotpKey = { code: QrCode; typedKey: string };

/**
 * What the app is told, by its camera or typed, and the code that shows that it knows; then the recovery codes, once,
 * without script too.
 */
export function ConfirmTotp({
  action,
  setup,
  instead,
  doneHref,
  head,
  doneHead,
}: {
  action: FormAction<string[]>;
  /** Null where nothing is being set up: then `instead` stands here. */
  setup: TotpKey | null;
  instead: ReactNode;
  doneHref: string;
  /** The page's first sentence before the code is typed, and after. */
  head: ReactNode;
  doneHead: ReactNode;
}) {
  const t = useTranslations('factorForms.setup');
  return (
    <ActionForm action={action} className="flex flex-col gap-6" instead={!setup && instead}>
      {({ errors, done }) =>
        done || !setup ? (
          <>
            {doneHead}
            <RecoveryCodes codes={done ?? []} doneHref={doneHref} />
          </>
        ) : (
          <>
            {head}
            <section className="flex flex-wrap items-start gap-6">
              <QrCodePicture code={setup.code} label={t('picture')} />
              <div className="flex min-w-64 flex-1 flex-col items-start gap-3">
                <h2 className="text-section">{t('scan_title')}</h2>
                <p className="max-w-measure text-ink-2">{t('scan')}</p>
                <p className="text-small text-ink-2">{t('type')}</p>
                <code className="rounded-control bg-sunken px-3 py-2 text-small wrap-anywhere">
                  {setup.typedKey}
                </code>
                <CopyButton
                  text={setup.typedKey.replaceAll(' ', '')}
                  label={t('copy')}
                  copiedLabel={t('copied')}
                />
              </div>
            </section>
            <section className="flex flex-col gap-4">
              <h2 className="text-section">{t('confirm_title')}</h2>
              <CodeField label={t('code')} hint={t('code_hint')} error={errors.code} />
              <div>
                <SubmitButton look="ink" pendingLabel={t('confirming')}>
                  {t('confirm')}
                </SubmitButton>
              </div>
            </section>
          </>
        )
      }
    </ActionForm>
  );
}
