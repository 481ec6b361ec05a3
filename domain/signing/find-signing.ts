import { type ContactActor, type EmployeeActor, isContact } from '@/lib/actor';
import { type Day, dayFromDb, todayIn } from '@/lib/clock';
import { type Reads, readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorize } from '../authorize';
import type { Drawing } from './drawing';
import type { SignerState, SignerView, SigningKind, SigningState, SigningView } from './signing-view';
import { readStatement } from './statement';

type SignerRow = {
  contactId: string;
  name: string;
  nameLang: string | null;
  isReader: boolean;
  state: SignerState;
  signedName: string | null;
  drawing: Drawing | null;
  actedAt: string | null;
  reason: string | null;
};

type Row = {
  id: string;
  clientId: string;
  kind: SigningKind;
  state: SigningState;
  dueOn: Date | null;
  askedBy: string | null;
  askedAt: Date;
  endedAt: Date | null;
  hasVersion: boolean;
  reminders: number;
  zone: string;
  signers: SignerRow[];
};

/**
 * What is, or last was, asked of a document: who is to sign, who has, and what the reader would agree to. Null where nothing
 * was asked, or of a document that the actor does not see. One statement; two more where something is asked of the reader.
 */
export async function findSigning(
  actor: ContactActor | EmployeeActor,
  documentId: string,
): Promise<SigningView | null> {
  authorize(actor, 'signing.read');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT r.id, r.client_id AS "clientId", r.kind, r.state, r.due_on AS "dueOn", r.created_at AS "askedAt",
             r.ended_at AS "endedAt", f.zone, (SELECT p.name FROM person p WHERE p.id = r.asked_by) AS "askedBy",
             EXISTS (SELECT 1 FROM signed_document v WHERE v.request_id = r.id) AS "hasVersion",
             (SELECT count(*)::int FROM signature_reminder m WHERE m.request_id = r.id) AS reminders,
             (SELECT json_agg(json_build_object(
                'contactId', s.contact_id, 'name', s.name, 'nameLang', p.name_lang, 'state', s.state,
                'isReader', coalesce(p.id = app.person_id(), false), 'signedName', s.signed_name, 'drawing', s.drawing,
                'actedAt', s.acted_at, 'reason', s.reason) ORDER BY s.position)
              FROM signature_signer s LEFT JOIN contact k ON k.id = s.contact_id LEFT JOIN person p ON p.id = k.person_id
              WHERE s.request_id = r.id) AS signers
      FROM signature_request r, firm f WHERE r.document_id = ${documentId}::uuid
      ORDER BY r.created_at DESC, r.id DESC LIMIT 1`);
    if (!row) return null;
    const state = stateOf(row);
    const signers = row.signers.map((signer) => toSigner(signer, !isContact(actor)));
    const asksReader =
      state === 'open' && signers.some((each) => each.isReader && each.state === 'waiting');
    return {
      id: publicId('sg', row.id),
      kind: row.kind,
      state,
      dueOn: dayOf(row),
      askedBy: row.askedBy,
      askedAt: row.askedAt,
      endedAt: row.endedAt,
      signers,
      hasVersion: row.hasVersion,
      reminders: row.reminders,
      statement: asksReader && isContact(actor) ? await statementFor(db, documentId, row) : null,
    };
  });
}

/** What its day has ended is over, also before the clock has come round to it. */
function stateOf(row: Row): SigningState {
  const dueOn = dayOf(row);
  return row.state === 'open' && dueOn && dueOn < todayIn(row.zone) ? 'expired' : row.state;
}

function dayOf({ dueOn }: Row): Day | null {
  return dueOn && dayFromDb(dueOn);
}

function toSigner(row: SignerRow, isFirm: boolean): SignerView {
  const { contactId, name, nameLang, isReader, state, signedName, drawing, actedAt } = row;
  const mark = drawing ? { drawing } : signedName ? { typed: signedName } : null;
  return {
    ...{ name, nameLang, isReader, state, mark },
    id: publicId('co', contactId),
    actedAt: actedAt ? new Date(actedAt) : null,
    reason: isFirm || isReader ? row.reason : null,
  };
}

async function statementFor(db: Reads, documentId: string, { kind, clientId }: Row) {
  const { paragraphs, sha256 } = await readStatement(db, { kind, documentId, clientId });
  return { paragraphs, sha256: Buffer.from(sha256).toString('hex') };
}
