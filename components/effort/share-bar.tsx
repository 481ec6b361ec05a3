import clsx from 'clsx';

const WIDTH = 100;

/** A bar from zero. Drawn, since the content policy takes no widths from the page's text. */
export function ShareBar({
  share,
  tone = 'grey',
  onTrack = false,
}: {
  /** Of the longest bar of its table: 0 to 1. */
  share: number;
  tone?: 'ink' | 'grey' | 'brick';
  /** The whole length is drawn behind it. */
  onTrack?: boolean;
}) {
  const width = Math.max(0, Math.min(1, share)) * WIDTH;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 8`}
      preserveAspectRatio="none"
      aria-hidden
      className="h-2 w-24 shrink-0 overflow-hidden rounded-full"
    >
      {onTrack && <rect width={WIDTH} height={8} className="fill-sunken" />}
      <rect
        width={width}
        height={8}
        className={clsx(
          tone === 'ink' && 'fill-ink',
          tone === 'grey' && 'fill-line-2',
          tone === 'brick' && 'fill-brick',
        )}
      />
    </svg>
  );
}
