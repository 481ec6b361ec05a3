import { authorize } from '@/domain/authorize';
import type { MachineActor } from '@/lib/actor';
import { type Availability, describeAvailability } from '@/lib/availability';
import { now } from '@/lib/clock';
import { readAs, sql } from '@/lib/db';
import { FIRM_COLUMNS, type FirmRow, firmHours, firmView } from './shell-parts';
import type { FirmView } from './shell-view';

/** What a stranger sees of the firm: its name, its desk's number and hours, and nobody's name. */
export type FrontDoorView = {
  firm: FirmView;
  availability: Availability;
  locale: string;
};

/** The firm as the pages before signing in show it; null before there is one. One statement. */
export async function findFrontDoor(actor: MachineActor): Promise<FrontDoorView | null> {
  authorize(actor, 'firm.greet');
  return readAs(actor, async (db) => {
    const [row] = await db.$queryRaw<FirmRow[]>(sql`SELECT ${FIRM_COLUMNS} FROM firm f`);
    if (!row) return null;
    return {
      firm: firmView(row),
      availability: describeAvailability(firmHours(row), row.firmReplyMinutes, now(), row.locale),
      locale: row.locale,
    };
  });
}
