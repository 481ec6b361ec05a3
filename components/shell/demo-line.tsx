import { useTranslations } from 'next-intl';
import type { FirmView } from '@/domain/access/shell-view';

/** A demo says so on every page, and where its stand-ins are looked at. */
export function DemoLine({ demo }: { demo: FirmView['demo'] }) {
  const t = useTranslations('shell.demo');
  if (!demo) return null;
  return (
    <aside
      aria-label={t('label')}
      className="flex flex-wrap justify-center gap-x-4 gap-y-0.5 border-b border-line bg-sunken px-5 py-1.5 text-[0.8125rem] leading-5 text-ink-2 print:hidden"
    >
      <span>{t('text')}</span>
      <span className="flex gap-4">
        <a href={demo.outboxUrl} className="rounded-chip link">
          {t('outbox')}
        </a>
        <a href={demo.stripeUrl} className="rounded-chip link">
          {t('stripe')}
        </a>
      </span>
    </aside>
  );
}
