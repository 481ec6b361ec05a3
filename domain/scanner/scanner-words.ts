import { formatInstant } from '@/lib/dates';
import { MOST_BYTES } from '../intake/refusal';
import type { Words } from '../invoices/words';
import type { ScannerSetting } from './get-scanner';

/** How the last try went, for a mark beside the sentence. */
export type ScannerMark = 'good' | 'bad' | 'none';

/** What is set up, in words: "ClamAV at tcp://10.0.0.7:3310. Every file is scanned before anybody can open it." */
export function scannerValue({ address }: ScannerSetting, { t }: Words): string {
  return address ? t('scanner.value', { address }) : t('scanner.value_none');
}

/** What the last try showed: "Let a harmless text pass and found the test virus in 0.2 sec, Thu 26 Nov, 2:40 pm." */
export function scannerResult(
  { address, last }: ScannerSetting,
  { t, today, locale }: Words,
  zone: string,
): { mark: ScannerMark; text: string } {
  if (!address) return { mark: 'none', text: t('scanner.nothing_to_try') };
  if (!last) return { mark: 'none', text: t('scanner.not_tried') };
  const { outcome, tookMs, found, triedAt } = last;
  const took = formatSeconds(tookMs, locale);
  const when = formatInstant(triedAt, { zone, today, locale, style: 'row' });
  const text = t(`scanner.result.${outcome}`, {
    took,
    when,
    found: found ?? '',
    size: MOST_BYTES / 1024 ** 2,
  });
  return { mark: outcome === 'works' ? 'good' : 'bad', text };
}

/** A short time with one decimal and never none at all: '0.2 sec'. */
function formatSeconds(milliseconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: milliseconds < 100 ? 3 : 1,
  }).format(milliseconds / 1000);
}
