import type { CategoryRule, PaperRules } from '@/domain/records/get-paper-rules';
import type { Translate } from '@/lib/translator';

/** For how long each of the portal's categories is kept, a line each. */
export function retentionInWords({ retention }: PaperRules, t: Translate): string {
  return retention
    .map(({ category, years }) =>
      t('records.years_of', {
        kind: t(`documents.category.${category}`),
        years: years === null ? t('records.for_ever') : t('records.years', { years }),
      }),
    )
    .join('\n');
}

/** The firm's own categories that are offered, a line each, with the one of the portal's that each belongs to. */
export function ownInWords({ own }: PaperRules, t: Translate): string {
  const offered = own.filter(({ isRetired }) => !isRetired);
  const lines = offered.map((each) =>
    t('categories.line', {
      name: each.name,
      kind: t(`documents.category.${each.category}`),
      kept: keptInWords(each, t),
    }),
  );
  const retired = own.length - offered.length;
  if (retired > 0) lines.push(t('categories.retired_count', { count: retired }));
  return lines.join('\n') || t('categories.none');
}

/** For how long papers of one of them are kept: '10 years'. */
export function keptInWords({ years, forEver }: CategoryRule, t: Translate): string {
  if (forEver) return t('records.for_ever');
  return years === null ? t('categories.as_kind') : t('records.years', { years });
}

/** Of which categories the pages bear their reader's name. */
export function watermarksInWords(
  { watermarked, own }: PaperRules,
  locale: string,
  t: Translate,
): string {
  const names = [
    ...watermarked.map((each) => t(`documents.category.${each}`)),
    ...own.filter((each) => each.watermarked).map(({ name }) => name),
  ];
  if (names.length === 0) return t('watermarks.none');
  return t('watermarks.of', { list: new Intl.ListFormat(locale).format(names) });
}
