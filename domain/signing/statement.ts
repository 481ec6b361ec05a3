import { createHash } from 'node:crypto';
import { firstName } from '@/lib/first-name';
import { translator } from '@/lib/translator';
import type { SigningKind, SigningTerms } from '../documents/signing-view';

/** What somebody agrees to, word for word. */
export type Statement = {
  paragraphs: string[];
  /** As it is kept with the signature. */
  text: string;
  /** Of the text, in hex: what a page says that it has shown. */
  sha256: string;
};

/**
 * What a signer means and agrees to: the intent, and the consent to sign and to be sent it electronically, with what has
 * to be said before it (15 U.S.C. 7001(c)(1): that paper can be had, how consent is withdrawn and with what effect, what
 * it covers, and what is needed to read and keep it; UETA, section 5(b), for the agreement itself). Who confirms that they
 * have read something says that alone.
 */
export function statementOf(kind: SigningKind, terms: SigningTerms): Statement {
  const t = translator();
  const values = { ...terms, pages: terms.pages ?? 0, person: firstName(terms.person) };
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
  return { paragraphs, text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}
