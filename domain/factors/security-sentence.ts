import type { Translate } from '@/lib/translator';
import type { FactorsView } from './get-factors';

/** The page's answer: what lets its reader in. */
export function securitySentence(
  { on, isRequired }: Pick<FactorsView, 'on' | 'isRequired'>,
  t: Translate,
): string {
  if (on) return t('security.sentence.on');
  return t(isRequired ? 'security.sentence.needed' : 'security.sentence.off');
}
