import type { Drawing } from '@/domain/documents/signing-view';

/**
 * The strokes of a signature as the `d` of an SVG path: curves through the middles of what was drawn, so that a quick hand
 * has no corners. A dot is a line of no length, which round ends make visible.
 */
export function strokesPath({ strokes }: Drawing): string {
  return strokes.map(strokePath).join(' ');
}

function strokePath(stroke: number[]): string {
  const points = pairs(stroke);
  const [first, ...rest] = points;
  if (!first) return '';
  const begin = `M${first[0]} ${first[1]}`;
  const last = rest.at(-1);
  if (!last) return `${begin}l0.01 0`;
  const curves = rest.slice(0, -1).map(([x, y], place) => {
    const [nextX, nextY] = rest[place + 1] ?? last;
    return `Q${x} ${y} ${(x + nextX) / 2} ${(y + nextY) / 2}`;
  });
  return `${begin}${curves.join('')}L${last[0]} ${last[1]}`;
}

function pairs(stroke: number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2)
    points.push([stroke[at] ?? 0, stroke[at + 1] ?? 0]);
  return points;
}
