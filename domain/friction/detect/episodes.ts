import { rankOf, type Severity } from '../rules';

/** One stretch in which a rule holds for one subject, with pauses shorter than the settings ask for. */
export interface Episode {
  startedAtMs: number;
  /** Until when it is known to hold; it may lie ahead, where only time can end it. */
  heldUntilMs: number;
  severity: Severity;
}

/** Where nothing but an event can end it. */
export const UNTIL_ENDED = Number.MAX_SAFE_INTEGER;

const SWEEP_FROM = 8;

/**
 * Notes that a rule holds now, and until `untilMs` at least.
 * @returns the episode, and whether there is a line to raise: it is a new one, or its severity has risen.
 */
export function hold(
  episodes: Map<string, Episode>,
  key: string,
  severity: Severity,
  nowMs: number,
  untilMs: number,
  againMs: number,
): { episode: Episode; isLine: boolean } {
  const known = episodes.get(key);
  if (!known || nowMs - known.heldUntilMs >= againMs) {
    if (episodes.size >= SWEEP_FROM) forgetEnded(episodes, nowMs, againMs);
    const episode = { startedAtMs: nowMs, heldUntilMs: untilMs, severity };
    episodes.set(key, episode);
    return { episode, isLine: true };
  }
  known.heldUntilMs = Math.max(nowMs, untilMs);
  const isLine = rankOf(severity) > rankOf(known.severity);
  if (isLine) known.severity = severity;
  return { episode: known, isLine };
}

/** Notes that a rule has stopped holding. */
export function release(episodes: Map<string, Episode>, key: string, nowMs: number): void {
  const known = episodes.get(key);
  if (known && known.heldUntilMs > nowMs) known.heldUntilMs = nowMs;
}

function forgetEnded(episodes: Map<string, Episode>, nowMs: number, againMs: number): void {
  for (const [key, episode] of episodes) {
    if (nowMs - episode.heldUntilMs >= againMs) episodes.delete(key);
  }
}
