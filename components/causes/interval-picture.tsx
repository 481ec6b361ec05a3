import clsx from 'clsx';

/** A figure and its bounds, as shares; below 0 is fewer than before. */
export type Drawn = { at: number; low: number; high: number };

const WIDTH = 152;
const HEIGHT = 16;
const MIDDLE = HEIGHT / 2;
/** Room for the end strokes. */
const EDGE = 4;

/** How far an axis reaches that all of these stand on, to both sides of 0. */
export function reachOf(drawn: readonly Drawn[]): number {
  return Math.max(0.005, ...drawn.flatMap(({ low, high }) => [-low, high]));
}

/**
 * A line with end strokes from bound to bound and a dot on the figure, zero dashed. It is said in words beside it, and not here.
 * An end that lies outside of the axis has no stroke.
 */
export function IntervalPicture({
  drawn: { at, low, high },
  reach,
  quiet = false,
  wide = false,
}: {
  drawn: Drawn;
  /** Where the axis ends, the same for all that are to be compared. */
  reach: number;
  /** There is too little to tell by. */
  quiet?: boolean;
  wide?: boolean;
}) {
  const x = (share: number) => {
    const inside = Math.max(-1, Math.min(1, share / reach));
    return EDGE + ((inside + 1) / 2) * (WIDTH - 2 * EDGE);
  };
  const ends = [low, high].filter((end) => Math.abs(end) <= reach * 1.0001);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
      className={clsx(
        'block h-4',
        wide ? 'w-full max-w-110' : 'w-38',
        quiet ? 'text-ink-3' : 'text-ink',
      )}
      preserveAspectRatio="xMidYMid meet"
    >
      <line
        x1={x(0)}
        x2={x(0)}
        y1={1}
        y2={HEIGHT - 1}
        className="stroke-ink-3"
        strokeWidth={1.25}
        strokeDasharray="2 2"
      />
      <line
        x1={x(low)}
        x2={x(high)}
        y1={MIDDLE}
        y2={MIDDLE}
        stroke="currentColor"
        strokeWidth={1.5}
      />
      {ends.map((end) => (
        <line
          key={end}
          x1={x(end)}
          x2={x(end)}
          y1={MIDDLE - 4}
          y2={MIDDLE + 4}
          stroke="currentColor"
          strokeWidth={1.5}
        />
      ))}
      <circle cx={x(at)} cy={MIDDLE} r={3} fill="currentColor" />
    </svg>
  );
}
