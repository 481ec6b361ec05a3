'use client';

import { useTranslations } from 'next-intl';
import clsx from 'clsx';
import { ActionForm } from '@/components/ui/action-form';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon-names';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ScannerTry } from '@/domain/scanner/get-scanner';
import type { ScannerMark } from '@/domain/scanner/scanner-words';

const MARKS: Record<ScannerMark, [string, IconName]> = {
  good: ['text-green', 'circle-check'],
  bad: ['text-brick', 'circle-alert'],
  none: ['text-ink-3', 'minus'],
};

/** The malware scanner among the settings: what is set up, what its last try showed, and a button that tries it again. */
export function ScannerRow({
  value,
  result,
  tryIt,
}: {
  value: string;
  result: { mark: ScannerMark; text: string };
  /** Null where there is nothing to try. */
  tryIt: FormAction<ScannerTry> | null;
}) {
  const t = useTranslations('scanner');
  const [colour, icon] = MARKS[result.mark];
  return (
    <li
      id="scanner"
      className="grid scroll-mt-6 gap-x-4 gap-y-1 px-card py-3 sm:grid-cols-[9rem_1fr]"
    >
      <h3 className="font-name">{t('name')}</h3>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-56 flex-1 flex-col gap-1.5">
          <p className="wrap-anywhere">{value}</p>
          <p role="status" className={clsx('flex gap-2 text-small', colour)}>
            <Icon name={icon} size="button" className="mt-px shrink-0" />
            <span className="wrap-anywhere">{result.text}</span>
          </p>
        </div>
        {tryIt && (
          <ActionForm action={tryIt} className="flex flex-col gap-3">
            {() => (
              <SubmitButton size="row" pendingLabel={t('trying')} aria-label={t('try_full')}>
                {t('try')}
              </SubmitButton>
            )}
          </ActionForm>
        )}
      </div>
    </li>
  );
}
