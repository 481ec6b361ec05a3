import type { Actor } from '@/lib/actor';
import { dayIn, instantAt, now, todayIn } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { hasScanner } from '@/lib/scanner';
import { authorize } from '../authorize';
import { tryScanner } from './try-scanner';

/** Before the first of the firm comes in, on the firm's clocks. */
const MORNING = '06:00';

/** Tries the scanner once a day, in the firm's morning; asked for each hour. Where somebody has tried it since, it is left. */
export async function tryInTheMorning(actor: Actor): Promise<void> {
  authorize(actor, 'scanner.watch');
  if (!hasScanner()) return;
  const [row] = await readAs(actor, (db) =>
    db.$queryRaw<{ zone: string; triedAt: Date | null }[]>(sql`
      SELECT f.zone, s.tried_at AS "triedAt" FROM firm f LEFT JOIN scanner_try s ON s.id = 1`),
  );
  if (!row) return;
  const today = todayIn(row.zone);
  const isTried = row.triedAt !== null && dayIn(row.zone, row.triedAt) >= today;
  if (isTried || now() < instantAt(row.zone, today, MORNING)) return;
  await tryScanner(actor);
}
