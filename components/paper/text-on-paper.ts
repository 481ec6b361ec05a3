import type { PaperFrame } from '@/domain/paper/paper-frame';

/**
 * Every character that stands on a paper: what its fonts are chosen by. What the drawing adds from the catalogue is Latin,
 * which every paper has.
 */
export function textOnPaper(paper: PaperFrame): string {
  const { logo: _logo, ...firm } = paper.firm;
  return JSON.stringify({ ...paper, firm });
}
