/** One line of a bench. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What the ratio compares with: measured in the same run, or a limit where it says so. */
  against: string;
  /** The value divided by what it is compared with. */
  ratio: number;
  /** What the figure should be at least or at most, on the ratio or on the value itself; none where nobody has said. */
  target?: Target;
}

export interface Target {
  of: 'value' | 'ratio';
  atLeast?: number;
  atMost?: number;
}

/** A family of figures, each told of as soon as it is known. */
export type Bench = (tell: Tell) => Promise<void>;

export interface Tell {
  /** Says what is going on; never a figure's own line. */
  say: (sentence: string) => void;
  figure: (figure: Figure) => void;
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** To three significant places after the point at most: more would be noise. */
export function rounded(value: number, places = 3): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

/** Whether a figure is where it should be. */
export function isMet({ value, ratio }: Figure, target: Target): boolean {
  const measured = target.of === 'value' ? value : ratio;
  return measured >= (target.atLeast ?? -Infinity) && measured <= (target.atMost ?? Infinity);
}
