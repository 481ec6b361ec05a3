import type { Actor } from '@/lib/actor';
import { dbAs } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { appendToPdf } from '@/lib/pdf-appender';
import { contextOf } from '../documents/document-context';
import { readBytes } from '../documents/read-bytes';

/**
 * That a page can be put behind a document, tried at once: whoever asks is told, and nobody signs what could not be sealed.
 * @throws PortalError invalid for what is no PDF, is encrypted, or can't be added to; StorageError
 */
export async function requireAppendable(actor: Actor, documentId: string): Promise<void> {
  const document = await dbAs(actor, (db) =>
    db.document.findUnique({
      where: { id: documentId },
      select: {
        id: true,
        clientId: true,
        itemId: true,
        state: true,
        mediaType: true,
        sizeBytes: true,
        storageKey: true,
        wrappedKey: true,
        keyId: true,
      },
    }),
  );
  if (!document) throw notFound();
  if (document.mediaType !== 'application/pdf')
    throw new PortalError('invalid', 'signing.errors.not_pdf');
  const tried = await appendToPdf(await readBytes(document, contextOf(document)), null);
  if ('problem' in tried) throw new PortalError('invalid', `signing.errors.pdf_${tried.problem}`);
}
