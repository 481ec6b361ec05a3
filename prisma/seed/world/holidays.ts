import { addDays, type Day, weekday } from '@/lib/clock';

export type Holiday = { day: Day; name: string };

const MONDAY = 1;
const THURSDAY = 4;

/** The days of a year on which the firm is closed. */
export function holidaysOf(year: number): Holiday[] {
  const thanksgiving = nth(year, 11, THURSDAY, 4);
  return [
    { day: `${year}-01-01`, name: "New Year's Day" },
    { day: last(year, 5, MONDAY), name: 'Memorial Day' },
    { day: `${year}-06-19`, name: 'Juneteenth' },
    { day: `${year}-07-04`, name: 'Independence Day' },
    { day: nth(year, 9, MONDAY, 1), name: 'Labor Day' },
    { day: thanksgiving, name: 'Thanksgiving' },
    { day: addDays(thanksgiving, 1), name: 'The day after Thanksgiving' },
    { day: `${year}-12-24`, name: 'Christmas Eve' },
    { day: `${year}-12-25`, name: 'Christmas Day' },
  ];
}

function nth(year: number, month: number, wanted: number, count: number): Day {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return addDays(first, ((wanted + 7 - weekday(first)) % 7) + (count - 1) * 7);
}

function last(year: number, month: number, wanted: number): Day {
  const fifth = nth(year, month, wanted, 5);
  return Number(fifth.slice(5, 7)) === month ? fifth : addDays(fifth, -7);
}
