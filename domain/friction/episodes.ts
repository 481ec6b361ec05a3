import type { Signal } from './signal';

/** One episode as it stands: the words and the evidence of its latest line, and when it began. */
export type SignalEpisode = Signal & {
  /** How many lines it has: one, and one more for each rise of its severity. */
  lines: number;
};

/**
 * The episodes that lines (oldest first) amount to, in the order in which they began. One is named by its client,
 * rule, subject and start, which is what a store upserts on.
 */
export function toEpisodes(lines: Iterable<Signal>): SignalEpisode[] {
  const episodes = new Map<string, SignalEpisode>();
  for (const line of lines) {
    const { client, rule, subject, episodeStartedAtMs } = line;
    const key = JSON.stringify([client, rule, subject?.kind, subject?.id, episodeStartedAtMs]);
    episodes.set(key, { ...line, lines: (episodes.get(key)?.lines ?? 0) + 1 });
  }
  return [...episodes.values()];
}
