import { createHash } from 'node:crypto';
import type { DocumentAudience } from '@/domain/documents/category';
import { changeDocument } from '@/domain/publishing/change-document';
import { finishDocument } from '@/domain/intake/finish-document';
import { grantDocument, type GrantPurpose } from '@/domain/looks/grant-document';
import { readGranted } from '@/domain/looks/read-granted';
import { uploadDocument } from '@/domain/intake/upload-document';
import { getDocument } from '@/domain/documents/get-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { statementOf } from '@/domain/signing/statement';
import { requestSigning } from '@/domain/signing/request-signing';
import { signDocument, type SignInput } from '@/domain/signing/sign-document';
import type { SigningKind, SigningView } from '@/domain/documents/signing-view';
import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { parseId, publicId } from '@/lib/ids';
import { look, publishAtOnce } from '@/tests/domain/documents/bring';
import { makePdf, send } from '@/tests/domain/documents/make-files';
import { brightwater, cast, password } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

export const ORIGIN = { ip: '203.0.113.24', userAgent: 'Mozilla/5.0 (X11) Firefox/140.0' };

let made = 0;

/** A PDF of two pages, another one each time. */
export const somePdf = (): Buffer =>
  makePdf([`${brightwater.name} Non-disclosure agreement ${(made += 1)}`, 'Second page']);

/** A PDF of Brightwater's, published by Tom; answers its row id. */
export async function publishPdf({
  bytes = somePdf(),
  audience = 'documents_right' as DocumentAudience,
  readers = [] as string[],
  filename = 'nda.pdf',
} = {}): Promise<string> {
  const { documentId } = await uploadDocument(cast.tom, {
    filename,
    declaredBytes: bytes.length,
    source: send(bytes),
  });
  await finishDocument(documentId);
  await changeDocument(cast.tom, {
    documentId,
    title: 'Non-disclosure agreement',
    category: 'contract',
    year: 2026,
    audience,
    readers,
    actionNeeded: false,
    dueOn: null,
  });
  const row = (await look(cast.tom)).find((each) => parseId('do', each.id) === documentId);
  await publishAtOnce(cast.tom, [{ documentId, version: row?.version ?? '' }]);
  return documentId;
}

/** Asks, by Tom, for Dana's signature unless others are named. */
export async function askToSign(
  documentId: string,
  {
    signers = [cast.dana.contactId],
    kind = 'sign' as SigningKind,
    dueOn = null as string | null,
    as = cast.tom as EmployeeActor,
  } = {},
): Promise<string> {
  return (await requestSigning(as, { documentId, kind, signers, dueOn })).id;
}

/** What is asked of a document, as its page shows it. */
export async function findSigning(
  actor: ContactActor | EmployeeActor,
  documentId: string,
): Promise<SigningView | null> {
  return (await getDocument(actor, documentId)).signing;
}

/** What a contact is asked to sign or confirm. */
export async function listSigning(actor: ContactActor) {
  const { waiting } = await listDocuments(actor, {});
  return waiting.filter(({ signing }) => signing !== null);
}

/** The fingerprint of what a reader would agree to. */
export async function statementFor(actor: ContactActor, documentId: string): Promise<string> {
  const signing = await findSigning(actor, documentId);
  return signing ? statementOf(signing.kind, signing.terms).sha256 : '';
}

/** Opens the document and signs it, as somebody at a browser would. */
export async function sign(
  actor: ContactActor,
  { id, documentId, ...rest }: { id: string; documentId: string } & Partial<SignInput>,
): Promise<void> {
  await grantDocument(actor, { documentId, purpose: 'open' });
  const statement = await statementFor(actor, documentId);
  await signDocument(
    { ...actor, origin: ORIGIN },
    {
      id,
      statement,
      agreed: true,
      way: 'typed',
      name: 'Dana Whitlock',
      drawing: '',
      proof: { password },
      ...rest,
    },
  );
}

export const A_DRAWING = JSON.stringify({
  width: 400,
  height: 120,
  strokes: [
    [20, 60, 60, 20, 100, 90, 140, 30.4],
    [200, 60, 200, 60],
  ],
});

/** The bytes that a reader is given. */
export async function bytesFor(
  actor: ContactActor | EmployeeActor,
  documentId: string,
  purpose: GrantPurpose = 'download',
  version?: number,
): Promise<Buffer> {
  const { grantId } = await grantDocument(actor, { documentId, purpose, version });
  const { open } = await readGranted(actor, { documentId, grantId });
  const parts: Buffer[] = [];
  for await (const part of await open()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The log about a document's signing, oldest first. */
export async function logOf(documentId: string): Promise<string[]> {
  const rows = await ownerQuery<{ type: string }>(
    `SELECT type FROM activity_event WHERE subject_id = $1
       AND (type LIKE 'signing.%' OR type IN ('document.signed', 'document.acknowledged', 'document.withdrawn'))
     ORDER BY at, id`,
    [publicId('do', documentId)],
  );
  return rows.map(({ type }) => type);
}

export async function stateOf(id: string): Promise<{ state: string; signers: string[] }> {
  const [row] = await ownerQuery<{ state: string; signers: string[] }>(
    `SELECT r.state, (SELECT array_agg(s.state::text ORDER BY s.position) FROM signature_signer s
       WHERE s.request_id = r.id) AS signers FROM signature_request r WHERE r.id = $1`,
    [id],
  );
  return row ?? { state: '', signers: [] };
}

export async function mailsOf(keyBegins: string): Promise<{ recipient: string; text: string }[]> {
  return ownerQuery('SELECT recipient, subject, text FROM mail WHERE key LIKE $1 ORDER BY key', [
    `${keyBegins}%`,
  ]);
}
