import { rankOf, type Severity } from '../rules';
import { DAY_MS } from '../settings';
import { type Forgetful, forgetOver } from './forgetting';

/** One stretch in which a rule holds for one subject, with pauses shorter than the settings ask for. */
export interface Episode {
  startedAtMs: number;
  /** Until when it is known to hold; it may lie ahead, where only time can end it. */
  heldUntilMs: number;
  severity: Severity;
}

/** Where nothing but an event can end it. */
export const UNTIL_ENDED = Number.MAX_SAFE_INTEGER;

/** The episodes of one client, by rule and subject. */
export type Episodes = Forgetful<Episode>;

/**
 * So many go on at once at a client, at most. Nobody works that many; without an end, whoever makes up pages to click on
 * could fill the memory with them.
 */
const MOST_AT_ONCE = 2_000;

/**
 * Notes that a rule holds now, and until `untilMs` at least.
 * @returns the episode, and whether there is a line to raise: it is a new one, or its severity has risen. Null where too
 * many go on already.
 */
export function hold(
  episodes: Episodes,
  key: string,
  severity: Severity,
  nowMs: number,
  untilMs: number,
  againMs: number,
): { episode: Episode; isLine: boolean } | null {
  const known = episodes.byKey.get(key);
  if (!known || nowMs - known.heldUntilMs >= againMs) {
    forgetOver(episodes, nowMs, DAY_MS, ({ heldUntilMs }) => nowMs - heldUntilMs >= againMs);
    if (episodes.byKey.size >= MOST_AT_ONCE) return null;
    const episode = { startedAtMs: nowMs, heldUntilMs: untilMs, severity };
    episodes.byKey.set(key, episode);
    return { episode, isLine: true };
  }
  known.heldUntilMs = Math.max(nowMs, untilMs);
  const isLine = rankOf(severity) > rankOf(known.severity);
  if (isLine) known.severity = severity;
  return { episode: known, isLine };
}

/** Notes that a rule has stopped holding. */
export function release({ byKey }: Episodes, key: string, nowMs: number): void {
  const known = byKey.get(key);
  if (known && known.heldUntilMs > nowMs) known.heldUntilMs = nowMs;
}
