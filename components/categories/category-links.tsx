import { useTranslations } from 'next-intl';
import { FilterLinks } from '@/components/ui/filter-links';
import { Name } from '@/components/ui/name';

/** The firm's own categories as quiet words, each leading to the papers of it; the one that is chosen leads back to all. */
export function CategoryLinks({
  own,
  chosen,
  hrefOf,
}: {
  own: readonly { id: string; name: string }[];
  chosen?: string | undefined;
  /** Null for the list of every category. */
  hrefOf: (id: string | null) => string;
}) {
  const t = useTranslations('categories');
  return (
    <FilterLinks
      label={t('links')}
      links={own.map(({ id, name }) => ({
        key: id,
        name: <Name name={name} />,
        href: hrefOf(id === chosen ? null : id),
        backLabel: id === chosen ? t('all_instead', { name }) : undefined,
      }))}
    />
  );
}
