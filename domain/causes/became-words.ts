import { formatDay } from '@/lib/dates';
import type { Translate } from '@/lib/translator';
import type { LogEntry } from '../activity/log-entry';
import type { CauseReader } from './cause-words';

type Became = 'proposed' | 'owned' | 'changed' | 'fixed' | 'ended' | 'reopened';

/** What an event did to the cause that it is read beside: "Mended, since Mon 2 Nov". */
export function becameWords(
  { type, data }: Pick<LogEntry, 'type' | 'data'>,
  t: Translate,
  { today, locale }: CauseReader,
): string {
  const say = (day: unknown) =>
    typeof day === 'string' ? formatDay(day, { style: 'row', today, locale }) : 'none';
  const fields = Array.isArray(data.fields) ? (data.fields as ('sentence' | 'remedy')[]) : [];
  return t(`causes.became.${type.slice('cause.'.length) as Became}`, {
    as: String(data.as),
    dueOn: say(data.dueOn),
    fixedOn: say(data.fixedOn),
    fields: fields.map((field) => t(`causes.fields.${field}`)).join(', '),
  });
}
