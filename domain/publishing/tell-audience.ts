import { type Day, dayIn, now } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { type Db, sql, sqlJoin } from '@/lib/db';
import { env } from '@/lib/env';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import type { MailMessage } from '../mail/mail-message';
import { queueMail } from '../mail/queue-mail';
import type { DocumentCategory } from '@/lib/document-category';
import type { DocumentFacts } from '../documents/document-version';
import { listHeld } from '../documents/w2-consent';
import { w2Notice } from './w2-notice';

/** A document that was just published. */
export type Told = DocumentFacts & { clientId: string };

type Contact = {
  id: string;
  clientId: string;
  categories: readonly DocumentCategory[];
  name: string;
  email: string;
};

type Listener = { contact: Contact; theirs: [Told, ...Told[]] };

/**
 * Who is told of the documents, and of which: everybody who can see at least one of them. Whoever has not accepted the
 * invitation yet is not written to, nor whoever a W-2 is held from.
 */
export async function findAudience(db: Db, documents: readonly Told[]): Promise<Listener[]> {
  const clients = sqlJoin(
    [...new Set(documents.map((each) => each.clientId))].map((id) => sql`${id}::uuid`),
  );
  const contacts = await db.$queryRaw<Contact[]>(sql`
    SELECT k.id, k.client_id AS "clientId", k.document_categories::text[] AS categories, p.name, p.email
    FROM contact k JOIN person p ON p.id = k.person_id
    WHERE k.client_id IN (${clients}) AND k.ended_at IS NULL AND k.joined_at IS NOT NULL
    ORDER BY k.id`);
  const held = await listHeld(db, documents);
  return contacts.flatMap((contact) => {
    const [first, ...others] = documents.filter(
      (each) => isFor(each, contact) && !held.has(`${each.id} ${contact.id}`),
    );
    return first
      ? [{ contact, theirs: [first, ...others] as const satisfies Listener['theirs'] }]
      : [];
  });
}

/** What of the documents contacts are asked to sign by this. */
type ToSign = { documentId: string; dueOn: Day | null; signers: readonly string[] };

type Telling = {
  /** One contact, to whom alone something is shown now. */
  only?: string;
  /** Contacts who are told otherwise. */
  except?: ReadonlySet<string>;
  toSign?: readonly ToSign[];
};

/**
 * Puts one mail for each of them into the outbox: how many documents there are, how many they are to sign, and by when
 * something is asked, never what they are or what stands in them.
 */
export async function tellAudience(
  db: Db,
  documents: readonly Told[],
  { only, except, toSign = [] }: Telling = {},
): Promise<void> {
  for (const { contact, theirs } of await findAudience(db, documents)) {
    if ((only && contact.id !== only) || except?.has(contact.id)) continue;
    const asked = toSign.filter(
      ({ documentId, signers }) =>
        signers.includes(contact.id) && theirs.some(({ id }) => id === documentId),
    );
    await queueMail(db, {
      // The documents of one publishing are told of together; another publishing has other documents.
      key: `documents/${publicId('do', theirs[0].id)}/${publicId('co', contact.id)}`,
      clientId: contact.clientId,
      to: { email: contact.email, name: contact.name },
      message: await messageOf(db, theirs, { clientId: contact.clientId, toSign: asked }),
    });
  }
}

/** Whether a contact is of a document's audience: the same rule as the database's policy. */
export function isFor(
  document: Pick<Told, 'clientId' | 'audience' | 'category' | 'readers'>,
  contact: Pick<Contact, 'id' | 'clientId' | 'categories'>,
): boolean {
  if (document.clientId !== contact.clientId) return false;
  if (document.audience === 'all') return true;
  if (document.audience === 'documents_right') {
    return contact.categories.includes(document.category);
  }
  return document.readers.includes(contact.id);
}

async function messageOf(
  db: Db,
  documents: readonly Told[],
  { clientId, toSign }: { clientId: string; toSign: readonly ToSign[] },
): Promise<MailMessage> {
  const t = translator();
  const firm = await db.firm.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, zone: true, locale: true },
  });
  const client = await db.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { name: true },
  });
  const today = dayIn(firm.zone, now());
  const dues = [...documents, ...toSign].flatMap(({ dueOn }) => dueOn ?? []).sort();
  const needed = new Set(toSign.map(({ documentId }) => documentId));
  for (const { id, actionNeeded } of documents) if (actionNeeded) needed.add(id);
  const asked = needed.size;
  const [only] = documents;
  const path =
    documents.length === 1 && only ? `/documents/${publicId('do', only.id)}` : '/documents';
  const count = documents.length;
  const day = formatDay(today, { style: 'row', today, locale: firm.locale });
  const dueOn = dues[0]
    ? formatDay(dues[0], { style: 'sentence', today, locale: firm.locale })
    : null;
  const subject = t('documents.mail.subject', { count, firm: firm.name, day });
  return {
    subject,
    sentence: t('documents.mail.sentence', { count }),
    lede: t('documents.mail.lede'),
    ...w2Notice(documents, subject),
    box: [
      { label: t('documents.mail.for'), value: client.name },
      { label: t('documents.mail.documents'), value: t('documents.mail.count', { count, asked }) },
      ...(toSign.length > 0
        ? [
            {
              label: t('documents.mail.sign'),
              value: t('documents.mail.sign_count', { count: toSign.length }),
            },
          ]
        : []),
      ...(dueOn ? [{ label: t('documents.mail.due'), value: dueOn }] : []),
    ],
    button: {
      label: t('documents.mail.button', { count }),
      url: new URL(path, env().NEXTAUTH_URL).href,
      kind: asked > 0 ? 'lamp' : 'outline',
    },
    person: await findMailPerson(db, clientId),
    why: t('documents.mail.why', { firm: firm.name, client: client.name }),
  };
}
