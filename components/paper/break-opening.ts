import type { PaperFact } from '@/domain/paper/paper-frame';
import { breakText, type Measure } from './measure';
import { LINE_HEIGHT, SIZES, WORK_GAP } from './paper-measures';

/** How much wider the first fact is than each other one. */
export const FIRST_FACT = 1.7;

/** What opens a paper, its texts in lines: their height is known, and no line ends where one font follows another. */
export type Opening = { sentence: string; facts: PaperFact[]; height: number };

/**
 * The sentence and the facts of a paper, in lines. react-pdf would break by itself, but takes a change of font within a word
 * ('₩184,000', 'Łódź') for a place to break at.
 */
export function breakOpening(
  { sentence, facts }: { sentence: string; facts: readonly PaperFact[] },
  width: number,
  measure: Measure,
): Opening {
  const lines = breakText(sentence, { width, size: SIZES.sentence, weight: 600 }, measure);
  const part = width / (facts.length - 1 + FIRST_FACT);
  const broken = facts.map((fact, place) => {
    const room = part * (place === 0 ? FIRST_FACT : 1) - WORK_GAP;
    const at = { width: room, size: SIZES.text, weight: 600 } as const;
    return { ...fact, lines: fact.lines.flatMap((line) => breakText(line, at, measure)) };
  });
  const tallest = Math.max(0, ...broken.map((fact) => fact.lines.length));
  return {
    sentence: lines.join('\n'),
    facts: broken,
    height: lines.length * SIZES.sentence * 1.3 + tallest * SIZES.text * LINE_HEIGHT,
  };
}
