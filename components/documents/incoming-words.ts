import type { useTranslations } from 'next-intl';
import type { IncomingDocument } from '@/domain/intake/list-incoming';

const MOST_NAMED = 3;

type T = ReturnType<typeof useTranslations<'documents'>>;

/** How we know whose a file is: 'Name in the text'. */
export function howWeKnow(document: IncomingDocument, t: T): string {
  if (document.group === 'reading') return t('how.reading');
  if (!document.client && document.candidates.length === 0) return t('how.none');
  if (!document.client && document.candidates.length > 1) return t('how.several');
  return t(`how.${document.matchedBy ?? 'none'}`);
}

/** Who will see it, in a row: 'All contacts: Dana Whitlock, Marco Vianelli, Ada Ames and 2 others'. */
export function whoSees(document: IncomingDocument, t: T, locale: string): string {
  return seesIn(document, t, locale, MOST_NAMED);
}

/** As `whoSees`, everybody by name: what goes out can't be taken from who has read it. */
export function allWhoSee(document: IncomingDocument, t: T, locale: string): string {
  return seesIn(document, t, locale, document.recipients.length);
}

function seesIn(
  { audience, recipients }: IncomingDocument,
  t: T,
  locale: string,
  most: number,
): string {
  if (recipients.length === 0) return t(`sees.nobody_${audience}`);
  const named = recipients.slice(0, most).map(({ name }) => name);
  const others = recipients.length - named.length;
  const all = others > 0 ? [...named, t('sees.others', { count: others })] : named;
  return t(`sees.${audience}`, {
    names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(all),
  });
}
