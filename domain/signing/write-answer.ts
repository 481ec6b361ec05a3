import type { ContactActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { type Db, sql } from '@/lib/db';
import { notFound, PortalError } from '@/lib/errors';
import { sendJob } from '@/lib/jobs';
import {
  type Drawing,
  SIGNING_COLUMN,
  type SigningRow,
  type SigningTerms,
} from '../documents/signing-view';
import type { LockedSigner, LockedSigning } from './lock-signing';
import { statementOf } from './statement';

export type Answered = {
  /** The fingerprint, in hex, of the statement that was shown. */
  statement: string;
  way?: 'typed' | 'drawn';
  signedName?: string;
  drawing?: Drawing;
  provedAt?: Date;
  provedBy?: ProvedBy;
};

/** By what a signer proved who they are. */
export type ProvedBy = 'password' | 'passkey';

/**
 * Writes down what a signer did, with the very text that they agreed to, the document's fingerprint, and from where; when
 * they were the last one, the asking is complete, and the worker makes the signed version.
 * @returns whether they were the last
 * @throws PortalError conflict where another statement was shown than the one that holds now
 */
export async function writeAnswer(
  db: Db,
  actor: ContactActor,
  { signing, mine }: { signing: LockedSigning; mine: LockedSigner },
  { statement, way, signedName, drawing, provedAt, provedBy }: Answered,
): Promise<boolean> {
  const said = statementOf(signing.kind, await readTerms(db, signing.documentId));
  if (said.sha256 !== statement) throw new PortalError('conflict', 'signing.errors.statement');
  const person = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { name: true, email: true },
  });
  const at = now();
  await db.signatureSigner.updateMany({
    where: { id: mine.id, state: 'waiting' },
    data: {
      ...person,
      state: 'signed',
      way: way ?? null,
      signedName: signedName ?? null,
      ...(drawing && { drawing }),
      statement: said.text,
      statementSha256: new Uint8Array(Buffer.from(said.sha256, 'hex')),
      documentSha256: new Uint8Array(signing.documentSha256),
      provedAt: provedAt ?? null,
      provedBy: provedBy ?? null,
      actedAt: at,
      ip: actor.origin?.ip ?? null,
      userAgent: actor.origin?.userAgent ?? null,
    },
  });
  const isLast = signing.signers.every(({ id, state }) => id === mine.id || state === 'signed');
  if (!isLast) return false;
  await db.signatureRequest.updateMany({
    where: { id: signing.id },
    data: { state: 'complete', endedAt: at },
  });
  if (signing.kind === 'sign')
    await sendJob(db, 'signing.finish', { requestId: signing.id }, { singletonKey: signing.id });
  return true;
}

/** What the page was told: read in the same way, so that the words can be compared. */
async function readTerms(db: Db, documentId: string): Promise<SigningTerms> {
  const [row] = await db.$queryRaw<{ signing: SigningRow }[]>(
    sql`SELECT ${SIGNING_COLUMN} AS signing FROM document d WHERE d.id = ${documentId}::uuid`,
  );
  if (!row) throw notFound();
  return row.signing.terms;
}
