import { useTranslations } from 'next-intl';

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
  if (tags.length === 0) return null;
  return (
    <nav aria-label={t('title')}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-2">
        {tags.map((tag) => (
          <li key={tag}>
            {tag === chosen ? (
              <a
                href={hrefOf(null)}
                aria-current="true"
                aria-label={t('all_instead', { tag })}
                className="inline-flex min-h-6 items-center gap-1 font-strong text-ink max-sm:min-h-11"
              >
                {tag}
                <span aria-hidden>×</span>
              </a>
            ) : (
              <a
                href={hrefOf(tag)}
                className="inline-flex min-h-6 items-center link max-sm:min-h-11"
              >
                {tag}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
