import type { Actor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { publicId } from '@/lib/ids';
import { authorizeEmployee } from '../authorize';
import { IS_FOR } from '../documents/seers';

/** Somebody who may see a document, and has accepted the invitation. */
export type SignerChoice = { id: string; name: string; nameLang: string | null; email: string };

type Row = SignerChoice;

/** Those who can be asked to sign a document: of its client's people those who may see it, by name. One statement. */
export async function listSignerChoices(actor: Actor, documentId: string): Promise<SignerChoice[]> {
  authorizeEmployee(actor, 'signing.ask');
  return readAs(actor, async (db) => {
    const rows = await db.$queryRaw<Row[]>(sql`
      SELECT k.id, p.name, p.name_lang AS "nameLang", p.email
      FROM document d JOIN contact k ON k.client_id = d.client_id JOIN person p ON p.id = k.person_id
      WHERE d.id = ${documentId}::uuid AND d.state = 'published' AND k.ended_at IS NULL AND k.joined_at IS NOT NULL
        AND ${IS_FOR}
      ORDER BY p.name, k.id`);
    return rows.map((row) => ({ ...row, id: publicId('co', row.id) }));
  });
}
