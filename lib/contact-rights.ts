import { sql } from './db';

/** What the contact of a statement (`c`) may do, as JSON of `ContactRights`. */
export function rightsOf(contact: ReturnType<typeof sql>) {
  return sql`json_build_object('billing', ${contact}.may_billing,
    'documents', app.documents_right(${contact}.document_categories), 'colleagues', ${contact}.may_colleagues)`;
}
