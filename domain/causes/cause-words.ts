import { type Day, dayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import type { Translate } from '@/lib/translator';
import type { CauseView } from './cause-view';
import type { Interval, Share } from './interval';
import type { Causes } from './list-causes';
import type { Loop } from './loop';

/** How the reader's language and firm write things. */
export type CauseReader = { locale: string; zone: string; today: Day; currency: string };

const MINUS = '\u2212';

/** How many of 100, with one decimal: "9.8". */
export function perHundred({ hits, of }: Share, locale: string): string {
  return tenths((100 * hits) / of, locale);
}

/**
 * How much more or less often it goes wrong than before, with the bounds: "4.7 fewer (1.6 to 7.8)"; "0.1 more (−1.2 to +1.5)"
 * where it could be either; and how few tries there are where nothing else can be said.
 */
export function differenceWords(
  loop: Loop,
  t: Translate,
  locale: string,
  form: 'difference' | 'difference_long' = 'difference',
): string {
  const { difference, verdict, before, since } = loop;
  if (form === 'difference' && (verdict === 'too_few' || !difference)) {
    return before.of < since.of
      ? t('causes.difference.few_before', { count: before.of })
      : t('causes.difference.few', { count: since.of });
  }
  if (!difference) return '';
  const way = wayOf(difference);
  return t(`causes.${form}.${way}`, {
    amount: tenths(Math.abs(100 * difference.at), locale),
    ...boundsOf(difference, locale),
  });
}

/** Rounded to what is shown: 0.04 in 100 is as many. */
function wayOf({ at }: Interval): 'fewer' | 'more' | 'same' {
  const shown = Math.round(1_000 * at);
  if (shown === 0) return 'same';
  return shown < 0 ? 'fewer' : 'more';
}

/** On one side of 0 the bounds are said in the same direction as the figure; round it they have signs. */
export function boundsOf({ low, high }: Interval, locale: string): { low: string; high: string } {
  if (high < 0) return { low: tenths(-100 * high, locale), high: tenths(-100 * low, locale) };
  if (low > 0) return { low: tenths(100 * low, locale), high: tenths(100 * high, locale) };
  return { low: signed(100 * low, locale), high: signed(100 * high, locale) };
}

/** What stands under a verdict that can't be given yet: when it can. */
export function enoughWords(loop: Loop, t: Translate, reader: CauseReader): string | null {
  if (loop.verdict !== 'too_few') return null;
  if (loop.enoughOn) return t('causes.enough', { day: sayDay(loop.enoughOn, 'short', reader) });
  if (loop.since.of === 0) return t('causes.enough_soon');
  return t(loop.isPossible ? 'causes.enough_far' : 'causes.enough_never');
}

/** What its owner does about it, and until or since when: "Short list first, since 2 Nov". */
export function planWords(
  { remedy, fixedOn, dueOn }: Pick<CauseView, 'remedy' | 'fixedOn' | 'dueOn'>,
  t: Translate,
  reader: CauseReader,
): string {
  const what = remedy ?? 'none';
  if (fixedOn) return t('causes.since', { remedy: what, day: sayDay(fixedOn, 'short', reader) });
  if (!dueOn) return t('causes.unplanned', { remedy: what });
  const key = dueOn < reader.today ? 'causes.promised' : 'causes.by';
  return t(key, { remedy: what, day: sayDay(dueOn, 'short', reader) });
}

/** Whose is it, and did what was done help? */
export function causesSentence({ proposed, running, ended }: Causes, t: Translate): string {
  if (proposed.length + running.length + ended.length === 0) return t('causes.sentence.none');
  const judged = [...running, ...ended].flatMap(({ loop }) =>
    loop && loop.verdict !== 'too_few' ? [loop] : [],
  );
  return t('causes.sentence.some', {
    proposed: proposed.length,
    running: running.length,
    judged: judged.length,
    worked: judged.filter(({ verdict }) => verdict === 'worked').length,
  });
}

/** Who sees to one cause, and how far they are. */
export function stateSentence(cause: CauseView, t: Translate, reader: CauseReader): string {
  const { state, owner, dueOn, fixedOn, proposedBy, proposedAt } = cause;
  const say = (day: Day | null) => (day ? sayDay(day, 'date', reader) : 'none');
  const name = owner?.name ?? '';
  switch (state) {
    case 'proposed': {
      const when = sayDay(dayIn(reader.zone, proposedAt), 'relative', reader);
      return t('causes.state.proposed', { when, name: proposedBy.name });
    }
    case 'open':
      return t(dueOn && dueOn < reader.today ? 'causes.state.overdue' : 'causes.state.open', {
        name,
        due: say(dueOn),
      });
    case 'fixed':
      return t('causes.state.fixed', { name, day: say(fixedOn) });
    case 'closed':
      return t('causes.state.closed', { day: say(fixedOn) });
    case 'not_a_cause':
      return t('causes.state.not_a_cause');
  }
}

/** "3 signals at 3 clients since 4 Oct, one of them a complaint". */
export function signalsWords(cause: CauseView, t: Translate, reader: CauseReader): string {
  const { signals, clients, complaints, firstSignalAt } = cause;
  if (signals === 0) return t('causes.signals_none');
  if (!firstSignalAt) return t('causes.signals', { count: signals });
  const since = sayDay(dayIn(reader.zone, firstSignalAt), 'short', reader);
  return t('causes.signals_at', { signals, clients, since, complaints });
}

function sayDay(day: Day, style: 'short' | 'date' | 'relative', reader: CauseReader): string {
  return formatDay(day, { style, today: reader.today, locale: reader.locale });
}

function signed(figure: number, locale: string): string {
  const text = tenths(Math.abs(figure), locale);
  if (Math.round(10 * figure) === 0) return text;
  return (figure < 0 ? MINUS : '+') + text;
}

function tenths(figure: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(figure);
}
