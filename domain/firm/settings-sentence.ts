import type { Translate } from '@/lib/translator';
import type { FirmSettings } from './get-firm';

const LOOKED_FOR = ['phone', 'email', 'address', 'bank', 'hours'] as const;

/** What clients look for and don't find yet. */
export function missingOf(firm: FirmSettings): (typeof LOOKED_FOR)[number][] {
  const has = {
    phone: firm.phone,
    email: firm.email,
    address: firm.address,
    bank: firm.bankDetails,
    hours: firm.week.length > 0,
  };
  return LOOKED_FOR.filter((name) => !has[name]);
}

/** Is anything missing? "What clients look for and don't find yet: a phone number and bank details." */
export function settingsSentence(firm: FirmSettings, t: Translate): string {
  const missing = missingOf(firm);
  if (missing.length === 0) return t('firm.sentence.complete');
  const things = missing.map((name) => t(`firm.sentence.${name}`));
  return t('firm.sentence.missing', { things: new Intl.ListFormat(firm.locale).format(things) });
}
