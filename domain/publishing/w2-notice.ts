import { translator } from '@/lib/translator';
import type { MailMessage } from '../mail/mail-message';
import type { DocumentFacts } from '../documents/document-version';

/**
 * What a mail has to say in which a W-2 is told of, in the place of its usual words: the law's words in its subject, in
 * capital letters, and how it is opened and printed (26 CFR 31.6051-1(j)(5)). Nothing where none is among them.
 */
export function w2Notice(
  documents: readonly Pick<DocumentFacts, 'form' | 'year'>[],
  subject: string,
): Partial<Pick<MailMessage, 'subject' | 'after'>> {
  const years = documents.flatMap(({ form, year }) => (form === 'w2' ? [year] : []));
  if (years.length === 0) return {};
  const t = translator();
  return {
    subject: t('consent.notice.subject', { subject }),
    after: [t('consent.notice.how', { until: String(Math.max(...years) + 1) })],
  };
}
