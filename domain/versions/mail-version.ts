import { type Db, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { translator } from '@/lib/translator';
import type { DocumentCategory } from '@/lib/document-category';
import type { DocumentFacts } from '../documents/document-version';
import { isFor } from '../publishing/tell-audience';
import { queueMail } from '../mail/queue-mail';
import { addressOf, readClientFrame } from '../mail/read-client-frame';

type Contact = {
  id: string;
  clientId: string;
  categories: readonly DocumentCategory[];
  name: string;
  email: string;
};

/**
 * Tells everybody who can see a document that there is a newer version of it: that there is one, never of what, and not
 * what changed. Whoever has not accepted the invitation yet is not written to.
 * @returns how many people are told
 */
export async function mailVersion(
  db: Db,
  document: DocumentFacts & { clientId: string },
  version: number,
): Promise<number> {
  const { id, clientId } = document;
  const contacts = await db.$queryRaw<Contact[]>(sql`
    SELECT k.id, k.client_id AS "clientId", k.document_categories::text[] AS categories, p.name, p.email
    FROM contact k JOIN person p ON p.id = k.person_id
    WHERE k.client_id = ${clientId}::uuid AND k.ended_at IS NULL AND k.joined_at IS NOT NULL ORDER BY k.id`);
  const audience = contacts.filter((contact) => isFor(document, contact));
  const t = translator();
  const { firm, client, person, today, sayDay } = await readClientFrame(db, clientId);
  const values = { firm, client, day: sayDay(today, 'row') };
  for (const contact of audience) {
    await queueMail(db, {
      key: `version/${publicId('do', id)}/${version}/${publicId('co', contact.id)}`,
      clientId,
      to: { email: contact.email, name: contact.name },
      message: {
        subject: t('documentVersions.mail.subject', values),
        sentence: t('documentVersions.mail.sentence'),
        lede: t('documentVersions.mail.lede'),
        box: [{ label: t('documentVersions.mail.for'), value: client }],
        button: {
          label: t('documentVersions.mail.button'),
          url: addressOf(`/documents/${publicId('do', id)}`),
          kind: document.actionNeeded ? 'lamp' : 'outline',
        },
        person,
        why: t('documentVersions.mail.why', values),
      },
    });
  }
  return audience.length;
}
