import type { Day } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import type { Translate } from '@/lib/translator';
import type { OwnPasskey } from './list-passkeys';

type Words = { t: Translate; locale: string; zone: string; today: Day };

/** A passkey as a row shows it. */
export type PasskeyItem = { id: string; name: string; detail: string };

/** A passkey in words: 'Added Mon 23 Nov, 2:40 pm. Used last 9:15 am. On one device or key alone.' */
export function passkeyItem(passkey: OwnPasskey, { t, ...clock }: Words): PasskeyItem {
  const { id, name, addedAt, usedAt, isSynced } = passkey;
  const facts = [
    t('passkeys.added', { at: formatInstant(addedAt, { ...clock, style: 'row' }) }),
    usedAt
      ? t('passkeys.used', { at: formatInstant(usedAt, { ...clock, style: 'recent' }) })
      : t('passkeys.unused'),
    t(isSynced ? 'passkeys.synced' : 'passkeys.single'),
  ];
  return { id, name, detail: facts.join(' ') };
}
