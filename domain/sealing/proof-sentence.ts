import type { Translate } from '@/lib/translator';
import type { LogProof } from './get-log-proof';

/** What happened, and can I prove it? `since` says since when something waits. */
export function proofSentence(
  { sealed, waiting, isLate }: LogProof,
  since: string,
  t: Translate,
): string {
  if (isLate) return t('sealing.sentence.late', { count: waiting, since });
  return t(sealed ? 'sealing.sentence.sealed' : 'sealing.sentence.none', { count: sealed });
}
