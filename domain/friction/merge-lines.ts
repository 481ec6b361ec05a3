import type { Subject } from '@/domain/activity/events';
import type { RuleName, Severity } from './rules';
import type { Facts, Signal } from './signal';

/** One line of a kept signal. */
export interface KeptLine {
  raisedAtMs: number;
  severity: Severity;
  evidence: readonly string[];
  facts: Facts;
}

export type SignalState = 'open' | 'taken' | 'snoozed' | 'dismissed' | 'settled' | 'withdrawn';

/** A signal as it is kept: one episode with its lines, oldest first, the last of which is what it says now. */
export interface KeptSignal {
  id: string;
  rule: RuleName;
  subject: Subject | null;
  episodeAtMs: number;
  state: SignalState;
  lines: readonly KeptLine[];
}

/** An episode as a look leaves it. */
export interface MergedSignal extends Omit<KeptSignal, 'id' | 'state'> {
  /** What was kept of it; null for one that is new. */
  kept: KeptSignal | null;
}

/** The lines that a look has found, and of which time. */
type Looked = { lines: readonly Signal[]; fromMs: number; toMs: number };

/**
 * What kept signals become by a look at a part of the time: of that part what was found counts, of all other what was kept.
 * One that no line is left of has lost its evidence.
 */
export function mergeLines(
  kept: readonly KeptSignal[],
  { lines, fromMs, toMs }: Looked,
): { merged: MergedSignal[]; lost: KeptSignal[] } {
  const byKey = new Map<string, MergedSignal & { lines: KeptLine[] }>();
  for (const signal of kept) {
    const { id: _, state: __, ...episode } = signal;
    const outside = signal.lines.filter(
      (line) => line.raisedAtMs <= fromMs || line.raisedAtMs > toMs,
    );
    byKey.set(keyOf(signal), { ...episode, kept: signal, lines: outside });
  }
  for (const {
    rule,
    subject,
    episodeStartedAtMs,
    raisedAtMs,
    severity,
    evidence,
    facts,
  } of lines) {
    const episode = { rule, subject, episodeAtMs: episodeStartedAtMs };
    const key = keyOf(episode);
    const found = byKey.get(key) ?? { ...episode, kept: null, lines: [] };
    byKey.set(key, found);
    found.lines.push({ raisedAtMs, severity, evidence, facts });
  }
  const merged: MergedSignal[] = [];
  const lost: KeptSignal[] = [];
  for (const signal of byKey.values()) {
    signal.lines.sort((a, b) => a.raisedAtMs - b.raisedAtMs);
    if (signal.lines.length > 0) merged.push(signal);
    else if (signal.kept) lost.push(signal.kept);
  }
  return { merged, lost };
}

/** Whether it still says exactly what was kept of it. */
export function isUnchanged({ kept, lines }: MergedSignal): boolean {
  return (
    kept !== null && JSON.stringify(kept.lines.map(plain)) === JSON.stringify(lines.map(plain))
  );
}

/** Facts in one order: JSON in the database keeps none. */
function plain({ raisedAtMs, severity, evidence, facts }: KeptLine) {
  const sorted = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return [raisedAtMs, severity, evidence, sorted];
}

function keyOf({
  rule,
  subject,
  episodeAtMs,
}: Pick<KeptSignal, 'rule' | 'subject' | 'episodeAtMs'>) {
  return JSON.stringify([rule, subject?.kind ?? null, subject?.id ?? null, episodeAtMs]);
}
