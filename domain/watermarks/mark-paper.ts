import { dayIn } from '@/lib/clock';
import { formatDay, formatTime, formatZone, NO_YEAR } from '@/lib/dates';
import { type Reads, sql } from '@/lib/db';

/** What is laid over pages: one line. */
export type MarkPaper = { text: string };

/** Draws the line as a PDF whose only page is as wide and high as itself. */
export type DrawMark = (paper: MarkPaper) => Promise<Uint8Array<ArrayBuffer>>;

/** Who reads, and by whose clock. */
export type MarkFacts = { name: string; email: string; zone: string; locale: string };

/** A longer address says no more than the name does, and makes a line that fits on no page. */
const LONGEST_EMAIL = 40;

/** Who the person is, and the firm's zone. One statement. */
export async function readMarkFacts(db: Reads, personId: string): Promise<MarkFacts> {
  const [row] = await db.$queryRaw<MarkFacts[]>(sql`
    SELECT p.name, p.email, f.zone, f.locale FROM person p, firm f WHERE p.id = ${personId}::uuid`);
  if (!row) throw new Error(`Whoever reads is nobody: ${personId}.`);
  return row;
}

/** "Dana Whitlock · dana@brightwater.example · Thu 26 Nov 2026, 2:40 pm Pacific" */
export function markText({ name, email, zone, locale }: MarkFacts, at: Date): string {
  const day = formatDay(dayIn(zone, at), { style: 'row', today: NO_YEAR, locale });
  const when = `${day}, ${formatTime(at, zone, locale)} ${formatZone(zone, locale, at)}`;
  return [name, ...(email.length <= LONGEST_EMAIL ? [email] : []), when].join(' · ');
}
