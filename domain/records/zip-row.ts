import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs, sql } from '@/lib/db';

/** The tables of ZIPs that the worker makes for whoever asked. How far one is, and where it lies, stands alike in each. */
export type ZipTable = 'exit_kit' | 'person_export';

/** For how long a ZIP is kept. */
export const ZIP_KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
/** How far one is, is written down at most so often. */
const TELL_EVERY_MS = 1000;

/** The table's name as a part of a statement. */
export function zipTable(table: ZipTable) {
  return sql([table]);
}

/** Until when a ZIP is kept that is ready at that moment. */
export function zipExpiry(readyAt: Date): Date {
  return new Date(readyAt.getTime() + ZIP_KEPT_DAYS * DAY_MS);
}

/** Begins to make one, or begins anew what a worker that ended had begun. False where there is nothing to make. */
export async function beginZip(table: ZipTable, id: string): Promise<boolean> {
  const count = await dbAs(JOB, (db) =>
    db.$executeRaw(sql`
      UPDATE ${zipTable(table)} SET state = 'making', files_done = 0, changed_at = ${now()}
      WHERE id = ${id}::uuid AND state IN ('asked', 'making')`),
  );
  return count === 1;
}

/** Says of one that it will not be made, and why: a key of the catalogue. */
export async function failZip(table: ZipTable, id: string, failure: string): Promise<void> {
  await dbAs(JOB, (db) =>
    db.$executeRaw(sql`
      UPDATE ${zipTable(table)} SET state = 'failed', failure = ${failure}, changed_at = ${now()}
      WHERE id = ${id}::uuid AND state IN ('asked', 'making')`),
  );
}

/** What writes down how many of its files one holds by now. */
export function zipTeller(table: ZipTable, id: string, files: number) {
  let toldAt = 0;
  return async (filesDone: number): Promise<void> => {
    if (filesDone > 0 && performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    await dbAs(JOB, (db) =>
      db.$executeRaw(sql`
        UPDATE ${zipTable(table)} SET files = ${files}::int, files_done = ${filesDone}::int, changed_at = ${now()}
        WHERE id = ${id}::uuid`),
    );
  };
}
