/** The porch lamp: on while something waits for the reader, off when nothing does. */
export function Lamp({ lit, className }: { lit: boolean; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className ?? 'size-5'} aria-hidden>
      <path
        d="M11 2.5a1 1 0 0 1 2 0v3.6c4.7.5 8.3 3.9 8.5 7.9a.9.9 0 0 1-.9.9H3.4a.9.9 0 0 1-.9-.9c.2-4 3.8-7.4 8.5-7.9z"
        fill="var(--ink)"
      />
      <path d="M7.5 16.5h9a4.5 4.5 0 0 1-9 0z" fill={lit ? 'var(--amber)' : 'var(--line-2)'} />
    </svg>
  );
}
