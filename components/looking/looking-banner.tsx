import { useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import type { LookingView } from '@/domain/access/shell-view';

/** On every page while somebody at the firm looks as the client does: whose portal it is, and how to end it. */
export function LookingBanner({ looking: { contact, client } }: { looking: LookingView }) {
  const t = useTranslations('asClient');
  return (
    <aside
      aria-label={t('label')}
      className="sticky top-0 z-30 flex flex-wrap items-center justify-center gap-x-5 gap-y-2 bg-strong px-5 py-2.5 text-small text-on-strong print:hidden"
    >
      <p className="min-w-0">
        {t.rich('sentence', {
          contact: () => <Name name={contact.name} lang={contact.nameLang} />,
          client: () => <Name name={client.name} lang={client.nameLang} />,
        })}
      </p>
      <form action="/api/looks/end" method="post">
        <button
          type="submit"
          className="min-h-11 rounded-control border border-on-strong px-4 font-strong sm:min-h-8"
        >
          {t('end')}
        </button>
      </form>
    </aside>
  );
}
