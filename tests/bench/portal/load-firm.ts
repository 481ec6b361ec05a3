import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from 'pg';
import { hashPassword } from '@/domain/access/password';
import { publicId } from '@/lib/ids';

export const password = 'a password for benches';

/** Who signs in, and the public ids of what their pages are about. */
export interface LoadedFirm {
  emails: { contact: string; manager: string; owner: string };
  contactName: string;
  ids: Record<
    | 'client'
    | 'contact'
    | 'person'
    | 'employee'
    | 'openInvoice'
    | 'paidInvoice'
    | 'checkout'
    | 'draft'
    | 'creditNote'
    | 'agreement'
    | 'payment'
    | 'request'
    | 'document',
    string
  >;
}

/**
 * Fills an empty, migrated database with a firm after three years. Its pages are looked at through the
 * eyes of a contact of a client with as many invoices as most have, and of that client's manager.
 */
export async function loadFirm(admin: Client): Promise<LoadedFirm> {
  await admin.query(readFileSync(fileURLToPath(new URL('load.sql', import.meta.url)), 'utf8'));
  await admin.query('UPDATE person SET password_hash = $1', [await hashPassword(password)]);
  await admin.query('VACUUM ANALYZE');
  const { rows } = await admin.query<Found>(find);
  const found = rows[0];
  if (!found) throw new Error('The bench has no client to look at.');
  // Whoever decides at a client manages its people, too.
  await admin.query('UPDATE contact SET may_colleagues = true WHERE id = $1', [found.contact]);
  return {
    emails: {
      contact: found.contactEmail,
      manager: found.managerEmail,
      owner: 'owner1@bench.test',
    },
    contactName: found.contactName,
    ids: {
      client: publicId('cl', found.client),
      contact: publicId('co', found.contact),
      person: publicId('pe', found.person),
      employee: publicId('em', found.employee),
      openInvoice: publicId('in', found.openInvoice),
      paidInvoice: publicId('in', found.paidInvoice),
      checkout: publicId('ck', found.checkout),
      draft: publicId('in', found.draft),
      creditNote: publicId('cn', found.creditNote),
      agreement: publicId('ag', found.agreement),
      payment: publicId('pa', found.payment),
      request: publicId('rq', found.request),
      document: publicId('do', found.document),
    },
  };
}

type Found = Record<
  | 'client'
  | 'contact'
  | 'person'
  | 'contactName'
  | 'contactEmail'
  | 'managerEmail'
  | 'employee'
  | 'openInvoice'
  | 'paidInvoice'
  | 'checkout'
  | 'draft'
  | 'creditNote'
  | 'agreement'
  | 'payment'
  | 'request'
  | 'document',
  string
>;

// Of all clients with something of each kind, the one in the middle by its invoices.
const find = `
  WITH able AS (
    SELECT c.id, count(*) AS many FROM client c JOIN invoice i ON i.client_id = c.id
    GROUP BY c.id HAVING count(DISTINCT i.state) >= 3 AND bool_or(i.state = 'draft') AND bool_or(i.state = 'open')
  ), chosen AS (SELECT id FROM able ORDER BY many, id OFFSET (SELECT count(*) / 2 FROM able) LIMIT 1)
  SELECT c.id AS client, k.id AS contact, p.id AS person, p.name AS "contactName", p.email AS "contactEmail",
         (SELECT mp.email FROM assignment a JOIN employee e ON e.id = a.employee_id JOIN person mp ON mp.id = e.person_id
           WHERE a.client_id = c.id AND a.part = 'manager') AS "managerEmail",
         (SELECT i.id FROM invoice i WHERE i.client_id = c.id AND i.state = 'open' ORDER BY i.due_on LIMIT 1) AS "openInvoice",
         paid.invoice_id AS "paidInvoice", paid.checkout_id AS checkout, paid.id AS payment,
         (SELECT g.id FROM agreement g WHERE g.client_id = c.id LIMIT 1) AS agreement, (SELECT e.id FROM employee e WHERE e.role = 'staff' LIMIT 1) AS employee,
         (SELECT i.id FROM invoice i WHERE i.client_id = c.id AND i.state = 'draft' LIMIT 1) AS draft,
         (SELECT n.id FROM credit_note n WHERE n.client_id = c.id AND n.invoice_id IS NULL ORDER BY n.id LIMIT 1) AS "creditNote",
         (SELECT d.id FROM document d WHERE d.client_id = c.id AND d.audience = 'all' LIMIT 1) AS document,
         (SELECT r.id FROM document_request r WHERE r.client_id = c.id LIMIT 1) AS request
  FROM chosen JOIN client c USING (id) JOIN contact k ON k.client_id = c.id JOIN person p ON p.id = k.person_id,
       LATERAL (SELECT y.id, g.invoice_id, y.checkout_id FROM payment y JOIN allocation g ON g.payment_id = y.id LEFT JOIN credit_note n USING (invoice_id)
                 WHERE y.client_id = c.id AND y.state = 'succeeded' AND y.checkout_id IS NOT NULL ORDER BY n.id NULLS LAST LIMIT 1) paid
  ORDER BY k.created_at, k.id LIMIT 1`;
