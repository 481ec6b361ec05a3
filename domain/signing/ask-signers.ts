import type { EmployeeActor, MachineActor } from '@/lib/actor';
import { type Day, dayToDb, now } from '@/lib/clock';
import type { Db } from '@/lib/db';
import { newId, publicId } from '@/lib/ids';
import { recordActivity } from '../activity/record-activity';
import type { SigningKind } from '../documents/signing-view';

export type ToAsk = {
  documentId: string;
  clientId: string;
  kind: SigningKind;
  dueOn: Day | null;
  /** Of the document's bytes, as they are. */
  sha256: Uint8Array<ArrayBuffer>;
  /** A person of the firm. */
  askedBy: string;
  signers: readonly { contactId: string; name: string; email: string }[];
};

/**
 * Writes down that people are asked, in this order; telling them is for whoever asks, and so is that it can be asked.
 * @returns the asking's id
 */
export async function askSigners(
  db: Db,
  actor: EmployeeActor | MachineActor,
  { documentId, clientId, kind, dueOn, sha256, askedBy, signers }: ToAsk,
): Promise<string> {
  const id = newId();
  await db.signatureRequest.createMany({
    data: {
      ...{ id, clientId, documentId, kind, askedBy },
      dueOn: dueOn && dayToDb(dueOn),
      documentSha256: sha256,
      createdAt: now(),
    },
  });
  await db.signatureSigner.createMany({
    data: signers.map(({ contactId, name, email }, place) => ({
      ...{ id: newId(), requestId: id, clientId, documentId, contactId, name, email },
      position: place + 1,
    })),
  });
  await db.signingPlan.deleteMany({ where: { documentId } });
  await recordActivity(db, actor, {
    type: 'signing.requested',
    clientId,
    subject: { kind: 'document', id: publicId('do', documentId) },
    data: { way: kind, signers: signers.length, dueOn },
    by: 'staff',
  });
  return id;
}
