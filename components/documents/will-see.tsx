'use client';

import { useTranslations } from 'next-intl';
import type { DocumentAudience } from '@/domain/documents/category';
import type { IncomingDocument, Recipient } from '@/domain/documents/list-incoming';

/** Who at the client will see a file as the form stands, by name, before it is saved and published. */
export function WillSee({
  document,
  audience,
  named,
  locale,
}: {
  document: IncomingDocument;
  audience: DocumentAudience;
  named: ReadonlySet<string>;
  locale: string;
}) {
  const t = useTranslations('documentSeers');
  const seers = document.contacts.filter((contact) => isOf(audience, contact, named));
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    seers.map(({ name }) => name),
  );
  return (
    <p className="text-small text-ink-2" aria-live="polite">
      {t('will_see', { count: seers.length, names, client: document.client?.name ?? '' })}
    </p>
  );
}

function isOf(audience: DocumentAudience, contact: Recipient, named: ReadonlySet<string>): boolean {
  if (audience === 'named') return named.has(contact.id);
  return audience === 'all' || contact.mayDocuments;
}
