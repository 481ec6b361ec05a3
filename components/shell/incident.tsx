import { useTranslations } from 'next-intl';
import { CopyButton } from '@/components/ui/copy-button';

/** The number of what went wrong, to be told over the telephone. */
export function Incident({ incident }: { incident: string }) {
  const t = useTranslations('failure');
  return (
    <div className="flex flex-col gap-2" data-incident={incident}>
      <p className="flex items-center gap-3 self-start rounded-control border border-line bg-sunken py-1 pr-1 pl-4 text-small">
        <span className="text-ink-2">{t('incident')}</span>
        <strong className="text-body tracking-wide">{incident}</strong>
        <CopyButton text={incident} label={t('copy')} copiedLabel={t('copied')} />
      </p>
      <p className="text-small text-ink-2">{t('incidentText')}</p>
    </div>
  );
}
