import { useTranslations } from 'next-intl';
import { FilterLinks } from '@/components/ui/filter-links';

/** Tags as quiet words, each leading to what else has it; the one that is chosen leads back to all. */
export function TagLinks({
  tags,
  chosen = null,
  hrefOf,
}: {
  tags: readonly string[];
  chosen?: string | null;
  /** Null for the list without a tag. */
  hrefOf: (tag: string | null) => string;
}) {
  const t = useTranslations('documentTags');
  return (
    <FilterLinks
      label={t('title')}
      links={tags.map((tag) => ({
        key: tag,
        name: tag,
        href: hrefOf(tag === chosen ? null : tag),
        backLabel: tag === chosen ? t('all_instead', { tag }) : undefined,
      }))}
    />
  );
}
