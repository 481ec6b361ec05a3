import { isCurrency } from '@/lib/money';

/** Zones to choose from; any other that is known can be typed. */
export function offeredZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** Currencies to choose from: those that amounts can be kept in. */
export function offeredCurrencies(): string[] {
  return Intl.supportedValuesOf('currency').filter(isCurrency);
}
