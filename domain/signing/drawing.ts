import { PortalError } from '@/lib/errors';
import type { Drawing } from '../documents/signing-view';

/** A field that somebody draws in, in CSS pixels. */
const MOST_SIDE = 2_000;
const MOST_STROKES = 60;
const MOST_POINTS = 6_000;
/** Less than this, in pixels all strokes together, is a slip of the hand and no signature. */
const SHORTEST = 24;

/**
 * Reads a drawing that a browser sent as JSON. Numbers alone are kept, whole pixels within the field, so that nothing else
 * of it can come into a page or a PDF.
 * @throws PortalError invalid (`drawing`) for nothing, for a dot, and for what no hand draws
 */
export function readDrawing(json: string): Drawing {
  const drawing = parseDrawing(json);
  if (!drawing || lengthOf(drawing) < SHORTEST) {
    throw new PortalError('invalid', 'errors.invalid', {
      fields: { drawing: 'signing.errors.drawing' },
    });
  }
  return drawing;
}

function parseDrawing(json: string): Drawing | null {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const { width, height, strokes } = raw as Record<string, unknown>;
  if (!isSide(width) || !isSide(height) || !Array.isArray(strokes)) return null;
  if (strokes.length > MOST_STROKES) return null;
  const read: number[][] = [];
  let points = 0;
  for (const stroke of strokes as unknown[]) {
    if (!Array.isArray(stroke) || stroke.length % 2 !== 0) return null;
    points += stroke.length / 2;
    if (points > MOST_POINTS) return null;
    const numbers = stroke.map((value: unknown, place) =>
      typeof value === 'number' && Number.isFinite(value)
        ? Math.round(Math.min(Math.max(value, 0), place % 2 === 0 ? width : height))
        : null,
    );
    if (numbers.includes(null)) return null;
    if (numbers.length > 0) read.push(numbers as number[]);
  }
  return { width: Math.round(width), height: Math.round(height), strokes: read };
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= MOST_SIDE;
}

function lengthOf({ strokes }: Drawing): number {
  let length = 0;
  for (const stroke of strokes) {
    for (let at = 2; at < stroke.length; at += 2) {
      const [x = 0, y = 0] = stroke.slice(at, at + 2);
      const [fromX = 0, fromY = 0] = stroke.slice(at - 2, at);
      length += Math.hypot(x - fromX, y - fromY);
    }
  }
  return length;
}
