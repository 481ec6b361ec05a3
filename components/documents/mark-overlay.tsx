'use client';

import { useId } from 'react';

const SIZE = 14;
const ROW_GAP = 150;
/** A letter is at most about this wide, in ems; what is wider only stands nearer to the next. */
const LETTER = 0.62;

/** A line of text laid over what is shown, again and again, where it can't be written into that itself. */
export function MarkOverlay({ text }: { text: string | null }) {
  const pattern = useId();
  if (text === null) return null;
  const width = Math.ceil([...text].length * SIZE * LETTER) + 60;
  return (
    <svg
      aria-hidden
      className="pointer-events-none absolute inset-0 size-full text-line-2 opacity-40 select-none"
    >
      <defs>
        <pattern
          id={pattern}
          width={width}
          height={ROW_GAP}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-30)"
        >
          <text y={SIZE} fontSize={SIZE} fontWeight={600} fill="currentColor">
            {text}
          </text>
          <text
            y={ROW_GAP / 2 + SIZE}
            x={width / 2}
            fontSize={SIZE}
            fontWeight={600}
            fill="currentColor"
          >
            {text}
          </text>
          <text
            y={ROW_GAP / 2 + SIZE}
            x={-width / 2}
            fontSize={SIZE}
            fontWeight={600}
            fill="currentColor"
          >
            {text}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${pattern})`} />
    </svg>
  );
}
