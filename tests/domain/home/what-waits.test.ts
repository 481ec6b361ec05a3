import { expect, it } from 'vitest';
import { declineConsent } from '@/domain/consent/decline-consent';
import { grantDocument } from '@/domain/looks/grant-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getHome } from '@/domain/home/get-home';
import { publishW2 } from '@/tests/domain/consent/agreeing';
import { askToSign, publishPdf, sign } from '@/tests/domain/signing/signing';
import { cast } from '@/tests/support/cast';

/** The number beside Documents, and what home and the list themselves say. */
async function waiting() {
  const { documents } = (await getClientShell(cast.dana)).counts;
  const { home } = await getHome(cast.dana);
  const list = await listDocuments(cast.dana, {});
  const held = Number(home.heldW2s > 0);
  expect(documents).toBe(home.documents.length + home.requests.length + held);
  expect(documents).toBe(list.waiting.length + Number(list.w2s.held > 0));
  return documents;
}

it('the number beside Documents is of what waits there, until it is done', async () => {
  const before = await waiting();
  const documentId = await publishPdf();
  expect(await waiting()).toBe(before);
  const id = await askToSign(documentId);
  expect(await waiting()).toBe(before + 1);
  // Who has read it has not signed it.
  await grantDocument(cast.dana, { documentId, purpose: 'open' });
  expect(await waiting()).toBe(before + 1);
  await sign(cast.dana, { id, documentId });
  expect(await waiting()).toBe(before);
  await publishW2([cast.dana.contactId], 'W-2, Dana Whitlock');
  expect(await waiting()).toBe(before + 1);
  await declineConsent(cast.dana);
  expect(await waiting()).toBe(before);
});
