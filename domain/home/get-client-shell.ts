import { type ContactActor, isOnlooker } from '@/lib/actor';
import { describeAvailability } from '@/lib/availability';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { publicId } from '@/lib/ids';
import { FIRM_COLUMNS, type FirmRow, firmHours, firmView } from '../access/shell-parts';
import type { ClientShellView, HelperView } from '../access/shell-view';
import { authorize } from '../authorize';
import { toAnswerOf } from '../documents/w2-consent';
import { isWaiting } from '../documents/waiting';
import { CLEARING } from '../ledger/clearing';

type Row = FirmRow & {
  personName: string;
  personLang: string | null;
  clientName: string;
  clientLang: string | null;
  others: { id: string; name: string; nameLang: string | null }[];
  helper: {
    name: string;
    nameLang: string | null;
    phone: string | null;
    email: string;
    replyMinutes: number | null;
  } | null;
  toPay: number;
  documents: number;
  heldW2s: number;
};

/** What frames a client's page: firm, person, account manager and what waits. One statement. */
export async function getClientShell(actor: ContactActor): Promise<ClientShellView> {
  authorize(actor, 'firm.read');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<Row[]>(sql`
      SELECT ${FIRM_COLUMNS},
        p.name AS "personName", p.name_lang AS "personLang", c.name AS "clientName", c.name_lang AS "clientLang",
        (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'nameLang', o.name_lang) ORDER BY o.name), '[]')
           FROM contact oc JOIN client o ON o.id = oc.client_id
          WHERE oc.person_id = p.id AND oc.ended_at IS NULL AND o.id <> c.id) AS others,
        (SELECT json_build_object('name', hp.name, 'nameLang', hp.name_lang, 'phone', e.phone, 'email', hp.email,
                                  'replyMinutes', e.reply_minutes)
           FROM assignment a JOIN employee e ON e.id = a.employee_id JOIN person hp ON hp.id = e.person_id
          WHERE a.client_id = c.id AND a.part = 'manager' AND a.ended_at IS NULL AND e.ended_at IS NULL LIMIT 1) AS helper,
        (SELECT count(*)::int FROM invoice i
          WHERE i.client_id = c.id AND i.state IN ('open', 'uncollectible')
            AND i.total_minor - i.paid_minor - i.credited_minor
              > ${CLEARING}
        ) AS "toPay",
        (SELECT count(*)::int FROM document d WHERE d.client_id = c.id AND ${isWaiting(now())})
        + (SELECT count(*)::int FROM document_request r
            WHERE r.client_id = c.id AND r.state = 'open'
              AND EXISTS (SELECT 1 FROM request_item q
                           WHERE q.request_id = r.id AND q.state IN ('asked', 'sent_back') AND NOT q.optional)) AS documents,
        (SELECT w2.held FROM (${toAnswerOf(actor.contactId)}) w2) AS "heldW2s"
      FROM firm f, person p, client c
      WHERE p.id = ${actor.personId}::uuid AND c.id = ${actor.clientId}::uuid`);
    if (!row) throw notFound();
    return toView(actor, row);
  });
}

function toView(actor: ContactActor, row: Row): ClientShellView {
  return {
    firm: firmView(row),
    person: { name: row.personName, nameLang: row.personLang },
    contact: publicId('co', actor.contactId),
    client: {
      id: publicId('cl', actor.clientId),
      name: row.clientName,
      nameLang: row.clientLang,
    },
    otherClients: row.others.map((other) => ({ ...other, id: publicId('cl', other.id) })),
    // How somebody wants their W-2s is one answer, however many wait for it.
    counts: { toPay: row.toPay, documents: row.documents + (row.heldW2s > 0 ? 1 : 0) },
    heldW2s: row.heldW2s,
    sees: {
      invoices: actor.rights.billing,
      documents: true,
      colleagues: actor.rights.colleagues,
    },
    looking: isOnlooker(actor)
      ? {
          contact: { name: row.personName, nameLang: row.personLang },
          client: { name: row.clientName, nameLang: row.clientLang },
        }
      : null,
    helper: helperView(row),
    locale: row.locale,
    zone: row.zone,
  };
}

/** The account manager; the firm's desk where nobody is assigned, so that there is always a person to ask. */
function helperView(row: Row): HelperView {
  const { helper } = row;
  const replyMinutes = helper?.replyMinutes ?? row.firmReplyMinutes;
  return {
    part: helper ? 'manager' : 'desk',
    name: helper?.name ?? row.firmName,
    nameLang: helper?.nameLang ?? null,
    phone: helper?.phone ?? row.firmPhone,
    email: helper?.email ?? row.firmEmail,
    availability: describeAvailability(firmHours(row), replyMinutes, now(), row.locale),
  };
}
