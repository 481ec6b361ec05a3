import type { useTranslations } from 'next-intl';
import type { IncomingDocument } from '@/domain/documents/list-incoming';

type T = ReturnType<typeof useTranslations<'documents'>>;

/** How we know whose a file is: 'Name in the text'. */
export function howWeKnow(document: IncomingDocument, t: T): string {
  if (document.group === 'reading') return t('how.reading');
  if (!document.client && document.candidates.length === 0) return t('how.none');
  if (!document.client && document.candidates.length > 1) return t('how.several');
  return t(`how.${document.matchedBy ?? 'none'}`);
}

/** Who will see it: 'Those with the right to documents: Dana Whitlock'. */
export function whoSees(document: IncomingDocument, t: T, locale: string): string {
  const { audience, recipients } = document;
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    recipients.map(({ name }) => name),
  );
  if (recipients.length === 0) return t(`sees.nobody_${audience}`);
  return recipients.length > 3
    ? t(`sees.many_${audience}`, { count: recipients.length })
    : t(`sees.${audience}`, { names });
}
