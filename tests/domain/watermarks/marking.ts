import { buffer } from 'node:stream/consumers';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { renderMarkPaper } from '@/components/paper/render-mark-paper';
import { changeWatermarks } from '@/domain/categories/change-watermarks';
import type { DocumentCategory } from '@/lib/document-category';
import { changeDocument } from '@/domain/publishing/change-document';
import { finishDocument } from '@/domain/intake/finish-document';
import { type GrantPurpose, grantDocument } from '@/domain/looks/grant-document';
import { readGranted } from '@/domain/looks/read-granted';
import { uploadDocument } from '@/domain/intake/upload-document';
import type { DrawMark } from '@/domain/watermarks/mark-paper';
import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { parseId } from '@/lib/ids';
import { look, publishAtOnce } from '@/tests/domain/documents/bring';
import { send } from '@/tests/domain/documents/make-files';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const drawMark: DrawMark = async (paper) => Uint8Array.from(await renderMarkPaper(paper));

/** The owner has the pages of these bear their reader's name. */
export function mark(...categories: DocumentCategory[]): Promise<void> {
  return changeWatermarks(cast.ingrid, { categories, own: [] });
}

/** A document of Brightwater's with these bytes, a statement unless told; answers its row id. */
export async function publishBytes(
  bytes: Buffer,
  { filename = 'paper.pdf', category = 'statement' as DocumentCategory } = {},
): Promise<string> {
  const { documentId } = await uploadDocument(cast.tom, {
    filename,
    declaredBytes: bytes.length,
    source: send(bytes),
  });
  await finishDocument(documentId);
  await ownerQuery('UPDATE document SET client_id = $2 WHERE id = $1', [
    documentId,
    brightwater.clientId,
  ]);
  await changeDocument(cast.tom, {
    ...{ documentId, title: 'Paper', category, year: 2026, audience: 'all' },
    ...{ readers: [], form: null, actionNeeded: false, dueOn: null },
  });
  const row = (await look(cast.tom)).find((each) => parseId('do', each.id) === documentId);
  await publishAtOnce(cast.tom, [{ documentId, version: row?.version ?? '' }]);
  return documentId;
}

/** What somebody is given who opens it, or takes it away. */
export async function openFor(
  actor: ContactActor | EmployeeActor,
  documentId: string,
  purpose: GrantPurpose = 'open',
) {
  const grant = await grantDocument(actor, { documentId, purpose }, drawMark);
  const given = await readGranted(actor, { documentId, grantId: grant.grantId });
  return { ...grant, given, bytes: await buffer(await given.open()) };
}

/** The text of each page, as a viewer has it, blanks as one. */
export async function textsOf(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    texts.push(text.replace(/\s+/g, ' '));
  }
  await task.destroy();
  return texts;
}
