import { createHash } from 'node:crypto';
import { type Reads, sql } from '@/lib/db';
import { firstName } from '@/lib/first-name';
import { translator } from '@/lib/translator';
import { findMailPerson } from '../mail/find-mail-person';
import type { SigningKind } from './signing-view';

/** What somebody agrees to, word for word. */
export type Statement = {
  paragraphs: string[];
  /** As it is kept with the signature. */
  text: string;
  sha256: Uint8Array<ArrayBuffer>;
};

/**
 * What a signer means and agrees to: the intent, and the consent to sign and to be sent it electronically, with what has
 * to be said before it (15 U.S.C. 7001(c)(1): that paper can be had, how consent is withdrawn and with what effect, what
 * it covers, and what is needed to read and keep it; UETA, section 5(b), for the agreement itself). Who confirms that they
 * have read something says that alone. One statement beside the person's.
 */
export async function readStatement(
  db: Reads,
  { kind, documentId, clientId }: { kind: SigningKind; documentId: string; clientId: string },
): Promise<Statement> {
  const [row] = await db.$queryRaw<{ title: string; pages: number | null; firm: string }[]>(sql`
    SELECT d.title, d.pages, f.name AS firm FROM document d, firm f WHERE d.id = ${documentId}::uuid`);
  const { name } = await findMailPerson(db, clientId);
  const t = translator();
  const values = {
    title: row?.title ?? '',
    pages: row?.pages ?? 0,
    firm: row?.firm ?? '',
    person: firstName(name),
  };
  const paragraphs =
    kind === 'acknowledge'
      ? [t('signing.statement.read', values)]
      : [
          t('signing.statement.intent', values),
          t('signing.statement.consent', values),
          t('signing.statement.paper', values),
          t('signing.statement.withdraw', values),
          t('signing.statement.keep', values),
        ];
  const text = paragraphs.join('\n\n');
  return {
    paragraphs,
    text,
    sha256: new Uint8Array(createHash('sha256').update(text, 'utf8').digest()),
  };
}
