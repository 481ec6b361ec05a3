import type { Db } from '@/lib/db';
import { findAudience, tellAudience, type Told } from '../publishing/tell-audience';
import type { AskedNow } from '../signing/ask-planned';
import { mailAsked } from '../signing/mail-asked';

/**
 * Tells everybody of what they can see now by one mail each: whoever has one document, and is to sign it, by the mail that
 * asks for that; whoever has several by the one that counts them, and says how many are to be signed.
 */
export async function tellOnce(
  db: Db,
  documents: readonly Told[],
  asked: readonly AskedNow[],
): Promise<void> {
  const byAsking = new Set<string>();
  if (asked.length > 0) {
    for (const { contact, theirs } of await findAudience(db, documents)) {
      const [only, second] = theirs;
      // What the law asks a mail of a W-2 to say stands in the other one.
      if (second || only.form === 'w2') continue;
      const asking = asked.find(({ documentId }) => documentId === only.id);
      if (asking?.signers.some(({ contactId }) => contactId === contact.id))
        byAsking.add(contact.id);
    }
  }
  for (const asking of asked) {
    const signers = asking.signers.filter(({ contactId }) => byAsking.has(contactId));
    await mailAsked(db, { ...asking, signers });
  }
  await tellAudience(db, documents, {
    except: byAsking,
    toSign: asked.map(({ documentId, dueOn, signers }) => ({
      documentId,
      dueOn,
      signers: signers.map(({ contactId }) => contactId),
    })),
  });
}
