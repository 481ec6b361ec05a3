import type { StaffShellView } from '@/domain/access/shell-view';
import type { CauseReader } from '@/domain/causes/cause-words';
import { todayIn } from '@/lib/clock';

/** How whoever looks at a page of causes reads days and money. */
export function causeReader({ locale, zone, firm }: StaffShellView): CauseReader {
  return { locale, zone, today: todayIn(zone), currency: firm.currency };
}
