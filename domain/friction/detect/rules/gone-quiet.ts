import { DAY_MS, type FrictionSettings } from '@/domain/friction/settings';
import { defineRule } from '../define-rule';
import { UNTIL_ENDED } from '../episodes';
import type { Moment } from '../rule';

interface Silence {
  fromMs: number;
  toMs: number;
}

interface State {
  visits: number;
  /** When the latest visit began; null when what lies before it is no rhythm (they had left). */
  beganAtMs: number | null;
  /** From start to start, the newest last. */
  gaps: number[];
  /** When anything was last heard of them in a visit, or they came back. */
  heardAtMs: number;
  /** The events since the latest visit began: what should have been followed. */
  heard: string[];
  /** Long silences that they came back from, the newest last. */
  silences: Silence[];
  left: boolean;
  /** The one timer that counts. */
  wakeAtMs: number | null;
}

/** A client's own rhythm is that of its newest visits: some years of a weekly one. */
const MOST_GAPS = 500;
const MOST_SILENCES = 24;
const MOST_CITED = 50;

/** Used to come, and has not been here for long, by their own measure. */
export const goneQuiet = defineRule<State>({
  name: 'gone_quiet',
  start: () => ({
    visits: 0,
    beganAtMs: null,
    gaps: [],
    heardAtMs: -Infinity,
    heard: [],
    silences: [],
    left: false,
    wakeAtMs: null,
  }),
  onVisit({ id, atMs }, visit, moment, state) {
    if (visit.events === 1) begin(state, atMs, moment);
    state.heardAtMs = atMs;
    if (state.heard.length >= MOST_CITED) state.heard.pop();
    state.heard.push(id);
    watch(state, moment);
  },
  on: {
    'client.left': (_, moment, state) => {
      state.left = true;
      moment.ended(null);
    },
    'client.returned'({ id, atMs }, moment, state) {
      state.left = false;
      state.beganAtMs = null;
      state.heardAtMs = atMs;
      state.heard = [id];
      watch(state, moment);
    },
  },
  onTimer(_, moment, state) {
    if (moment.nowMs !== state.wakeAtMs) return;
    state.wakeAtMs = null;
    const settings = moment.settings.gone_quiet;
    if (state.left || state.visits < settings.visits) return;
    const quietAtMs = afterSeasons(state, settings);
    if (quietAtMs > moment.nowMs) return wake(state, quietAtMs, moment);
    const usualMs = medianOf(state.gaps);
    moment.found({
      subject: null,
      severity: 'low',
      untilMs: UNTIL_ENDED,
      tell: () => ({
        evidence: [...state.heard],
        facts: {
          lastSeenOn: moment.calendar.dayOf(state.heardAtMs),
          idleDays: Math.floor((moment.nowMs - state.heardAtMs) / DAY_MS),
          usualDays: Math.max(1, Math.round(usualMs / DAY_MS)),
        },
      }),
    });
  },
});

function begin(state: State, atMs: number, moment: Moment): void {
  const { idleDays } = moment.settings.gone_quiet;
  if (state.beganAtMs !== null) {
    state.gaps.push(atMs - state.beganAtMs);
    if (state.gaps.length > MOST_GAPS) state.gaps.shift();
    if (atMs - state.heardAtMs > idleDays * DAY_MS) {
      state.silences.push({ fromMs: state.heardAtMs, toMs: atMs });
      if (state.silences.length > MOST_SILENCES) state.silences.shift();
    }
  }
  state.visits += 1;
  state.beganAtMs = atMs;
  state.heard = [];
  moment.ended(null);
}

/** Makes sure of being woken as soon as it could hold: a timer that rings too early sets the next one. */
function watch(state: State, moment: Moment): void {
  const soonestMs = state.heardAtMs + moment.settings.gone_quiet.idleDays * DAY_MS;
  if (state.wakeAtMs === null || state.wakeAtMs > soonestMs) wake(state, soonestMs, moment);
}

function wake(state: State, atMs: number, moment: Moment): void {
  state.wakeAtMs = atMs;
  moment.wakeAt(atMs, '');
}

/** When the silence that goes on now becomes a long one, seasons left out. */
function afterSeasons(
  { heardAtMs, gaps, silences }: State,
  settings: FrictionSettings['gone_quiet'],
): number {
  const agoMs = settings.seasonAgoDays * DAY_MS;
  const giveMs = settings.seasonGiveDays * DAY_MS;
  const usualMs = Math.ceil(settings.timesMedian * medianOf(gaps));
  let atMs = heardAtMs + Math.max(settings.idleDays * DAY_MS, usualMs);
  for (const { fromMs, toMs } of silences) {
    const beganMs = fromMs - giveMs + agoMs;
    const endedMs = toMs + giveMs + agoMs;
    if (atMs >= beganMs && atMs <= endedMs) atMs = endedMs + 1;
  }
  return atMs;
}

function medianOf(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
