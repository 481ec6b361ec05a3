import { PortalError } from '@/lib/errors';
import { appendToPdf } from '@/lib/pdf-appender';
import type { ObjectRef } from '@/lib/storage';
import { contextOf } from '../documents/document-context';
import { readBytes } from '../documents/read-bytes';

/**
 * That a page can be put behind a document, tried at once: whoever asks is told, and nobody signs what could not be sealed.
 * @throws PortalError invalid for what is no PDF, is encrypted, or can't be added to; StorageError
 */
export async function requireAppendable(
  document: ObjectRef & Parameters<typeof contextOf>[0] & { mediaType: string | null },
): Promise<void> {
  if (document.mediaType !== 'application/pdf')
    throw new PortalError('invalid', 'signing.errors.not_pdf');
  const tried = await appendToPdf(await readBytes(document, contextOf(document)), null);
  if ('problem' in tried) throw new PortalError('invalid', `signing.errors.pdf_${tried.problem}`);
}
