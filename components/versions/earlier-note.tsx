import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Note } from '@/components/ui/note';

/** Says over an earlier version that it is one. */
export function EarlierNote({ number, newestHref }: { number: number; newestHref: string }) {
  const t = useTranslations('documentVersions');
  return (
    <div className="px-5 py-3">
      <Note tone="notice" actions={<LinkButton href={newestHref}>{t('show_newest')}</LinkButton>}>
        {t('shown', { number })}
      </Note>
    </div>
  );
}
