import type { KeptItem } from '@/components/privacy/kept-list';
import { KEPT, type KeptThing } from '@/domain/privacy/kept';
import type { RetentionRow } from '@/domain/records/get-paper-rules';
import type { Translate } from '@/lib/translator';

/** What is kept, in words: for somebody at a client what may be about them, for the firm all of it. */
export function keptItems(
  retention: readonly RetentionRow[],
  reader: 'client' | 'firm',
  t: Translate,
): KeptItem[] {
  const said = retention
    .map(({ category, years }) =>
      t('records.years_of', {
        kind: t(`documents.category.${category}`),
        years: years === null ? t('records.for_ever') : t('records.years', { years }),
      }),
    )
    .join('; ');
  return KEPT.filter((thing: KeptThing) => reader === 'firm' || !thing.isForFirm).map(
    ({ name, figures, tables }: KeptThing) => ({
      name,
      title: t(`kept.things.${name}.name`),
      what: t(`kept.things.${name}.what`),
      until: t(`kept.things.${name}.until`, { ...figures, retention: said }),
      erased: t(`kept.things.${name}.erased`),
      tables: reader === 'firm' ? tables.join(', ') : null,
    }),
  );
}
