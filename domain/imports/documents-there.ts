import type { MachineActor } from '@/lib/actor';
import { readAs, sql } from '@/lib/db';
import { authorize } from '../authorize';

/**
 * Which of a source's documents the portal has already, with how many lines: those are not touched again, since what is
 * final does not change. Invoices and credit notes of one source share their numbers' space.
 */
export async function documentsThere(
  actor: MachineActor,
  source: string,
  keys: readonly string[],
): Promise<Map<string, number>> {
  authorize(actor, 'import.run');
  const rows = await readAs(actor, (db) =>
    db.$queryRaw<{ key: string; lines: number }[]>(sql`
      SELECT i.source_key AS key, (SELECT count(*)::int FROM invoice_line l WHERE l.invoice_id = i.id) AS lines
      FROM invoice i WHERE i.source = ${source} AND i.source_key = ANY (${keys})
      UNION ALL
      SELECT n.source_key, (SELECT count(*)::int FROM credit_note_line l WHERE l.credit_note_id = n.id)
      FROM credit_note n WHERE n.source = ${source} AND n.source_key = ANY (${keys})`),
  );
  return new Map(rows.map(({ key, lines }) => [key, lines]));
}
