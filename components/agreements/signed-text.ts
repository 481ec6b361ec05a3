import type { SignedUp } from '@/domain/clients/signed-up';
import { formatDay, NO_YEAR } from '@/lib/dates';
import type { Translate } from '@/lib/translator';

/** Who signed it, and when, as far as it is known; empty where nothing is. */
export function signedText(
  { signedByName, signedOn }: Pick<SignedUp, 'signedByName' | 'signedOn'>,
  t: Translate,
  locale: string,
): string {
  return t('agreements.client.signed', {
    who: signedByName ? 'name' : 'nobody',
    name: signedByName ?? '',
    when: signedOn ? 'day' : 'none',
    day: signedOn ? formatDay(signedOn, { style: 'short', today: NO_YEAR, locale }) : '',
  });
}
