import type { ContactRights, DocumentsRight } from '@/lib/actor';
import type { Translate } from '@/lib/translator';

const RIGHTS = ['billing', 'documents', 'colleagues'] as const;

/** What a contact may do, as one sentence about them: 'Dana sees and pays invoices and reads documents.' */
export function describeRights(
  rights: ContactRights,
  name: string,
  t: Translate,
  locale: string,
): string {
  const list = listed(rights, 'they', t, locale);
  return list ? t('access.rights.they', { name, list }) : t('access.rights.they_nothing', { name });
}

/** The same, said to the contact: 'You see and pay invoices and read documents.' */
export function describeOwnRights(rights: ContactRights, t: Translate, locale: string): string {
  const list = listed(rights, 'you', t, locale);
  return list ? t('access.rights.you', { list }) : t('access.rights.you_nothing');
}

function listed(
  rights: ContactRights,
  person: 'they' | 'you',
  t: Translate,
  locale: string,
): string {
  const held = RIGHTS.filter((right) => rights[right]);
  return new Intl.ListFormat(locale).format(
    held.map((right) =>
      right === 'documents' && typeof rights.documents !== 'boolean'
        ? t(`access.rights.${person}_some_documents`, {
            kinds: kindsOfDocuments(rights.documents, t, locale),
          })
        : t(`access.rights.${person}_${right}`),
    ),
  );
}

/** Kinds of documents within a sentence: 'tax papers and contracts'. */
export function kindsOfDocuments(
  kinds: Exclude<DocumentsRight, boolean>,
  t: Translate,
  locale: string,
): string {
  return new Intl.ListFormat(locale).format(kinds.map((kind) => t(`access.rights.kinds.${kind}`)));
}
