import { type Day, todayIn } from '@/lib/clock';
import { sql } from '@/lib/db';
import { publicId } from '@/lib/ids';

/** What is asked: to sign, or to confirm that one has read it. */
export const SIGNING_KINDS = ['sign', 'acknowledge'] as const;
export type SigningKind = (typeof SIGNING_KINDS)[number];

/** `complete`: everybody did what was asked. One who declines ends it for all. */
export type SigningState = 'open' | 'complete' | 'declined' | 'cancelled' | 'expired';
export type SignerState = 'waiting' | 'signed' | 'declined';

/** A signature as it was drawn: each stroke is `[x, y, x, y, …]` in a field of that width and height. */
export type Drawing = { width: number; height: number; strokes: number[][] };

/** A signature as it looks: a name that was typed, or strokes. */
export type SignatureMark = { typed: string } | { drawing: Drawing };

export type SignerView = {
  /** The contact's public id. */
  id: string;
  name: string;
  nameLang: string | null;
  /** Whoever reads this page. */
  isReader: boolean;
  state: SignerState;
  mark: SignatureMark | null;
  actedAt: Date | null;
  /** Why they declined: for the firm, and for themselves. */
  reason: string | null;
};

/** What the statement that one agrees to is made of. */
export type SigningTerms = { title: string; pages: number | null; firm: string; person: string };

/** What is asked of a document, or was at last. */
export type SigningView = {
  id: string;
  kind: SigningKind;
  /** What its day has ended is over, also before the clock has come round to it. */
  state: SigningState;
  /** The last day on which it can be signed. */
  dueOn: Day | null;
  askedBy: string | null;
  askedAt: Date;
  endedAt: Date | null;
  reminders: number;
  signers: SignerView[];
  terms: SigningTerms;
};

type SignerRow = Omit<SignerView, 'actedAt' | 'mark'> & {
  signedName: string | null;
  drawing: Drawing | null;
  actedAt: string | null;
};

/** As it comes out of `SIGNING_COLUMN`. */
export type SigningRow = Omit<SigningView, 'askedAt' | 'endedAt' | 'signers'> & {
  zone: string;
  askedAt: string;
  endedAt: string | null;
  signers: SignerRow[];
};

/** The newest asking about the document `d`, as JSON; null where there was none. */
export const SIGNING_COLUMN = sql`
  (SELECT json_build_object(
     'id', sr.id, 'kind', sr.kind, 'state', sr.state, 'dueOn', sr.due_on, 'askedAt', sr.created_at, 'endedAt', sr.ended_at,
     'zone', sf.zone, 'askedBy', (SELECT sp.name FROM person sp WHERE sp.id = sr.asked_by),
     'reminders', (SELECT count(*) FROM signature_reminder sm WHERE sm.request_id = sr.id),
     'terms', json_build_object('title', d.title, 'pages', d.pages, 'firm', sf.name, 'person', coalesce(
        (SELECT mp.name FROM assignment ma JOIN employee me ON me.id = ma.employee_id JOIN person mp ON mp.id = me.person_id
          WHERE ma.client_id = d.client_id AND ma.part = 'manager' AND ma.ended_at IS NULL AND me.ended_at IS NULL LIMIT 1),
        sf.name)),
     'signers', (SELECT json_agg(json_build_object(
        'id', ss.contact_id, 'name', ss.name, 'nameLang', kp.name_lang, 'isReader', coalesce(kp.id = app.person_id(), false),
        'state', ss.state, 'signedName', ss.signed_name, 'drawing', ss.drawing, 'actedAt', ss.acted_at, 'reason', ss.reason)
        ORDER BY ss.position)
      FROM signature_signer ss LEFT JOIN contact sk ON sk.id = ss.contact_id LEFT JOIN person kp ON kp.id = sk.person_id
      WHERE ss.request_id = sr.id))
   FROM signature_request sr, firm sf WHERE sr.document_id = d.id ORDER BY sr.created_at DESC, sr.id DESC LIMIT 1)`;

/** @param isFirm whether it is for the firm's people, who read why somebody declined */
export function toSigning(row: SigningRow, isFirm: boolean): SigningView {
  const { zone, ...rest } = row;
  const isOver = row.state === 'open' && row.dueOn !== null && row.dueOn < todayIn(zone);
  return {
    ...rest,
    id: publicId('sg', row.id),
    state: isOver ? 'expired' : row.state,
    askedAt: new Date(row.askedAt),
    endedAt: row.endedAt ? new Date(row.endedAt) : null,
    signers: row.signers.map((signer) => toSigner(signer, isFirm)),
  };
}

function toSigner({ signedName, drawing, ...row }: SignerRow, isFirm: boolean): SignerView {
  return {
    ...row,
    id: publicId('co', row.id),
    mark: drawing ? { drawing } : signedName ? { typed: signedName } : null,
    actedAt: row.actedAt ? new Date(row.actedAt) : null,
    reason: isFirm || row.isReader ? row.reason : null,
  };
}
