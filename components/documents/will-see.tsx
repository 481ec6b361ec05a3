'use client';

import { useTranslations } from 'next-intl';
import type { DocumentAudience } from '@/domain/documents/category';
import type { DocumentCategory } from '@/lib/document-category';
import type { IncomingDocument, Recipient } from '@/domain/intake/list-incoming';

/** Who at the client will see a file as the form stands, by name, before it is saved and published. */
export function WillSee({
  document,
  audience,
  category,
  named,
  locale,
}: {
  document: IncomingDocument;
  audience: DocumentAudience;
  /** The portal's, as the form stands. */
  category: DocumentCategory;
  named: ReadonlySet<string>;
  locale: string;
}) {
  const t = useTranslations('documentSeers');
  const seers = document.contacts.filter((contact) => isOf(contact, { audience, category, named }));
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    seers.map(({ name }) => name),
  );
  return (
    <p className="text-small text-ink-2" aria-live="polite">
      {t('will_see', { count: seers.length, names, client: document.client?.name ?? '' })}
    </p>
  );
}

function isOf(
  contact: Recipient,
  {
    audience,
    category,
    named,
  }: { audience: DocumentAudience; category: DocumentCategory; named: ReadonlySet<string> },
): boolean {
  if (audience === 'named') return named.has(contact.id);
  return audience === 'all' || contact.categories.includes(category);
}
