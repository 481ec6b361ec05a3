import { addDays, type Day } from '@/lib/clock';
import { formatDay, formatMonth, NO_YEAR } from '@/lib/dates';
import type { Translate } from '@/lib/translator';
import type { Span } from './periods';

/** A span in words: 'November 2026', 'October to December 2026', '2026', '15 Nov 2026 to 14 Dec 2026'. */
export function spanWords(
  { from, to }: Span,
  { t, locale }: { t: Translate; locale: string },
): string {
  const reading = { today: NO_YEAR, locale };
  const endsMonth = addDays(to, 1).endsWith('-01');
  const [fromMonth, toMonth] = [from.slice(0, 7), to.slice(0, 7)];
  if (from.endsWith('-01') && endsMonth) {
    if (fromMonth === toMonth) return formatMonth(from, reading);
    if (from.endsWith('-01-01') && toMonth === `${from.slice(0, 4)}-12`) return from.slice(0, 4);
    const isOneYear = from.slice(0, 4) === to.slice(0, 4);
    return t('agreements.span', {
      from: formatMonth(from, isOneYear ? { today: to, locale } : reading),
      to: formatMonth(to, reading),
    });
  }
  const short = (day: Day) => formatDay(day, { style: 'short', ...reading });
  return from === to ? short(from) : t('agreements.span', { from: short(from), to: short(to) });
}
