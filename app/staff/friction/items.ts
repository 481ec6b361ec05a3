import type { AttemptItem } from '@/components/effort/attempts-table';
import type { ClientEffortItem } from '@/components/effort/client-effort-card';
import type { SumItem } from '@/components/effort/sums-card';
import type { TaskItem } from '@/components/effort/task-table';
import { type EffortFilter, NO_RELEASE } from '@/domain/effort/effort-filter';
import type { ClientEffort } from '@/domain/effort/get-client-effort';
import { FEW, FEW_FOR_SHARE, type TaskEffort } from '@/domain/effort/get-effort';
import { USUAL_DAYS } from '@/domain/effort/keep-usual';
import type { AttemptView } from '@/domain/effort/list-attempts';
import type { EffortSum, EffortView } from '@/domain/effort/list-effort-by';
import type { Day } from '@/lib/clock';
import { dayIn } from '@/lib/clock';
import { formatDay, formatDuration, formatInstant, formatMonth } from '@/lib/dates';
import type { Translate } from '@/lib/translator';
import { attemptsAddress } from './address';

export type EffortReader = { t: Translate; locale: string; zone: string; today: Day };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const NOTHING = '–';
/** From so many times as long as usual on, and below so many, it is not as usual. */
const LONG = 1.5;
const SAME = 0.1;
/** What would be written as none of a hundred is less than one of them. */
const LEAST = 0.005;
/** So many times as long is a full bar. */
const FULL = 3;

export function taskItems(
  tasks: readonly TaskEffort[],
  filter: EffortFilter,
  reader: EffortReader,
): TaskItem[] {
  const { t, locale } = reader;
  const largest = Math.max(1, ...tasks.map(({ totalMs }) => totalMs));
  return tasks.map((task) => {
    const own: EffortFilter = { ...filter, task: task.task };
    return {
      key: task.task,
      name: t(`effort.tasks.${task.task}`),
      href: attemptsAddress(own),
      begun: number(task.begun, locale),
      givenUp: share(task, locale),
      givenUpHref: task.givenUp > 0 ? attemptsAddress({ ...own, outcome: 'given_up' }) : null,
      clicks: task.clicks === null ? NOTHING : number(Math.round(task.clicks), locale),
      time: duration(task.ms, locale),
      errors: number(task.errors, locale),
      total: inAll(task.totalMs, locale),
      share: task.totalMs / largest,
      most: task.most
        ? t('effort.most', {
            part: partWords(task.task, task.most.part, t),
            share: percent(task.most.share, locale),
          })
        : task.begun < FEW
          ? t('effort.too_few')
          : NOTHING,
    };
  });
}

export function sumItems(
  sums: readonly EffortSum[],
  view: EffortView,
  filter: EffortFilter,
  reader: EffortReader,
): SumItem[] {
  const { t, locale, zone, today } = reader;
  const largest = Math.max(1, ...sums.map(({ totalMs }) => totalMs));
  return sums.map((sum) => ({
    key: sum.key,
    name: sumName(sum, view, reader),
    lang: sum.client?.nameLang ?? null,
    detail: sum.beganAt
      ? t('effort.sums.since', {
          day: formatDay(dayIn(zone, sum.beganAt), { style: 'short', today, locale }),
        })
      : null,
    href: attemptsAddress({ ...filter, ...behind(sum.key, view) }),
    begun: number(sum.begun, locale),
    givenUp: share(sum, locale),
    errors: number(sum.errors, locale),
    time: duration(sum.ms, locale),
    total: inAll(sum.totalMs, locale),
    share: sum.totalMs / largest,
    costliest: sum.costliest ? t(`effort.tasks.${sum.costliest}`) : NOTHING,
  }));
}

function sumName(sum: EffortSum, view: EffortView, { t, locale, today }: EffortReader): string {
  if (view === 'clients') return sum.client?.name ?? sum.key;
  if (view === 'months') return formatMonth(`${sum.key}-01`, { today, locale });
  return sum.key === NO_RELEASE
    ? t('effort.sums.no_release')
    : t('effort.sums.release', { name: sum.key });
}

function behind(key: string, view: EffortView): Partial<EffortFilter> {
  if (view === 'clients') return { client: key };
  return view === 'months' ? { month: key } : { release: key };
}

export function attemptItems(
  attempts: readonly AttemptView[],
  { t, locale, zone, today }: EffortReader,
): AttemptItem[] {
  return attempts.map((attempt) => ({
    key: attempt.key,
    at: attempt.startedAt.toISOString(),
    when: formatInstant(attempt.startedAt, { style: 'row', zone, today, locale }),
    client: attempt.client,
    contact: attempt.contact,
    href: `/staff/clients/${attempt.client.id}?before=${attempt.visitCursor}`,
    task: t(`effort.tasks.${attempt.task}`),
    about: attempt.about && aboutLink(attempt.about, t),
    outcome: attempt.outcome,
    place: partWords(attempt.task, attempt.place, t),
    clicks: number(attempt.clicks, locale),
    time: duration(attempt.ms, locale),
    errors: number(attempt.errors, locale),
    again: attempt.repeats > 0 ? t('effort.again', { count: attempt.repeats }) : null,
  }));
}

const PLACES = { invoice: 'invoices', document: 'documents', request: 'requests' };

function aboutLink({ kind, id, label }: NonNullable<AttemptView['about']>, t: Translate) {
  // What the reader may not see, or what is deleted, has no name here.
  if (label === null) return null;
  return {
    text: kind === 'invoice' ? t('effort.invoice', { number: label }) : label,
    href: `/staff/${PLACES[kind]}/${id}`,
  };
}

export function clientEffortItems(
  tasks: readonly ClientEffort[],
  client: string,
  { t, locale }: Pick<EffortReader, 't' | 'locale'>,
): ClientEffortItem[] {
  return tasks.map((task) => {
    const times = task.againstUsual;
    return {
      key: task.task,
      name: t(`effort.tasks.${task.task}`),
      href: attemptsAddress({ days: USUAL_DAYS, task: task.task, client }),
      times: number(task.times, locale),
      clicks: number(Math.round(task.clicks), locale),
      time: duration(task.ms, locale),
      errors: number(task.errors, locale),
      usual:
        times === null
          ? null
          : Math.abs(times - 1) <= SAME
            ? t('effort.client.as_usual')
            : t(times >= LONG ? 'effort.client.as_long' : 'effort.client.times', {
                times: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(times),
              }),
      share: (times ?? 0) / FULL,
      isLong: (times ?? 0) >= LONG,
    };
  });
}

/** 'Choosing what to pay'. */
export function partWords(task: TaskEffort['task'], part: string, t: Translate): string {
  const key = `effort.parts.${task}.${part}` as 'effort.empty';
  return t.has(key) ? t(key) : NOTHING;
}

function share({ begun, givenUp }: { begun: number; givenUp: number }, locale: string): string {
  const count = number(givenUp, locale);
  if (givenUp === 0 || begun < FEW_FOR_SHARE) return count;
  const part = givenUp / begun;
  return `${count}, ${part < LEAST ? `<${percent(0.01, locale)}` : percent(part, locale)}`;
}

function percent(part: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(part);
}

function number(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

function duration(ms: number | null, locale: string): string {
  return ms === null ? NOTHING : formatDuration(ms, locale);
}

/** Of hours nobody wants the minutes, and of many minutes nobody the seconds. */
function inAll(ms: number, locale: string): string {
  const unit = ms >= 2 * HOUR_MS ? HOUR_MS : ms >= 10 * MINUTE_MS ? MINUTE_MS : 1;
  return formatDuration(Math.round(ms / unit) * unit, locale);
}
