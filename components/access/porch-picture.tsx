const BOARDS = Array.from({ length: 29 }, (_, place) => 10 + place * 20);
const PANELS = [
  [222, 242, 56, 120],
  [294, 242, 56, 120],
  [222, 382, 56, 190],
  [294, 382, 56, 190],
] as const;

/** A lamp that is on beside a door; decoration alone. Its colours are the style sheet's of whoever draws it. */
export function PorchPicture({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 520 660"
      preserveAspectRatio="xMidYMax slice"
      className={className}
      aria-hidden
      focusable="false"
    >
      <defs>
        <radialGradient id="porch-light" cx="128" cy="250" r="330" gradientUnits="userSpaceOnUse">
          <stop offset="0" stopColor="var(--lamp-light)" stopOpacity="0.62" />
          <stop offset="0.35" stopColor="var(--lamp-light)" stopOpacity="0.3" />
          <stop offset="1" stopColor="var(--lamp-light)" stopOpacity="0" />
        </radialGradient>
        <linearGradient id="porch-door" x1="0" x2="1" y1="0.3" y2="0.7">
          <stop offset="0" stopColor="var(--door-lit)" />
          <stop offset="0.75" stopColor="var(--door-dark)" />
        </linearGradient>
      </defs>
      {BOARDS.map((y) => (
        <rect key={y} x="-400" y={y} width="1320" height="1.5" fill="var(--board)" />
      ))}
      <rect x="-400" y="602" width="1320" height="200" fill="var(--ground)" />
      <rect x="150" y="602" width="272" height="16" fill="var(--step)" />
      <rect x="126" y="618" width="320" height="18" fill="var(--step)" />
      <rect x="-400" y="0" width="1320" height="660" fill="url(#porch-light)" />
      <rect x="188" y="206" width="196" height="396" fill="var(--frame)" />
      <rect x="202" y="220" width="168" height="382" fill="url(#porch-door)" />
      {PANELS.map(([x, y, width, height]) => (
        <rect
          key={`${x} ${y}`}
          x={x}
          y={y}
          width={width}
          height={height}
          rx="2"
          fill="none"
          stroke="var(--panel)"
          strokeWidth="1.5"
        />
      ))}
      <circle cx="214" cy="424" r="5" fill="var(--knob)" />
      <rect x="118" y="150" width="20" height="34" rx="5" fill="var(--metal)" />
      <path d="M106 229a22 20 0 0 0 44 0z" fill="var(--bulb)" />
      <path
        d="M84 226c0-23 19-42 44-42s44 19 44 42z"
        fill="var(--metal)"
        stroke="var(--metal-edge)"
      />
    </svg>
  );
}
