import { type ContactActor, type EmployeeActor, isContact } from '@/lib/actor';
import { PortalError } from '@/lib/errors';
import { showOf } from '@/lib/file-kind';
import { stampPdf } from '@/lib/pdf-stamper';
import type { ObjectRef } from '@/lib/storage';
import { type DrawMark, type MarkFacts, markText } from '../watermarks/mark-paper';
import { canBearMark, MOST_MARKED_PAGES, withoutMark } from '../watermarks/plan-mark';
import type { GrantPurpose } from './grant-document';
import { readBytes } from '../documents/read-bytes';

/** What an opening gives: a copy whose pages bear a name, or the file with the name laid over what is shown of it. */
export type Marked = { bytes: Uint8Array<ArrayBuffer> } | { overlay: string };

type File = { mediaType: string | null; pages: number | null };

/**
 * A copy of a file whose pages bear the name of whoever opens it, and the moment; where none can be made, what takes its
 * place; null where the file is given as it is. The file itself stays untouched.
 * @throws PortalError forbidden where a client would take away a copy without their name; StorageError
 */
export async function markCopy(
  actor: ContactActor | EmployeeActor,
  file: File,
  { object, context }: { object: ObjectRef; context: string },
  opening: { purpose: GrantPurpose; at: Date; by: MarkFacts; drawMark: DrawMark },
): Promise<Marked | null> {
  const { purpose, at, by, drawMark } = opening;
  const text = markText(by, at);
  if (canBearMark({ ...file, sizeBytes: object.sizeBytes })) {
    const mark = await drawMark({ text });
    const bytes = await readBytes(object, context);
    const stamped = await stampPdf(bytes, mark, { mostPages: MOST_MARKED_PAGES });
    if ('bytes' in stamped) return { bytes: stamped.bytes };
  }
  const instead = withoutMark(purpose, {
    show: showOf(file.mediaType),
    isContact: isContact(actor),
  });
  if (instead === 'refused') throw new PortalError('forbidden', NO_COPY);
  return instead === 'overlay' ? { overlay: text } : null;
}

const NO_COPY = 'watermarks.no_copy';

/** Whether an error says that there is no copy to take away of what can be read in the page. */
export function hasNoCopy(error: unknown): boolean {
  return error instanceof PortalError && error.messageKey === NO_COPY;
}
