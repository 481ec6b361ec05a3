import { formatInstant } from '@/lib/dates';
import type { Words } from '../invoices/words';
import type { ScanFacts } from '../documents/scan-facts';

/**
 * How a file was scanned, for the firm: "Scanned for malware, Thu 26 Nov, 2:40 pm: nothing found." Null while it is still
 * being read for the first time, and for what was refused before the scanner saw it.
 */
export function scanSentence(
  { verdict, scannedAt, found, heldSince }: ScanFacts,
  state: 'staging' | 'refused' | 'other',
  { t, today, locale }: Words,
  zone: string,
): string | null {
  if (heldSince) {
    const when = formatInstant(heldSince, { zone, today, locale, style: 'recent' });
    return t('documents.scan.held', { when });
  }
  if (!verdict || !scannedAt) return state === 'other' ? t('documents.scan.not_scanned') : null;
  const when = formatInstant(scannedAt, { zone, today, locale, style: 'row' });
  return t(`documents.scan.${verdict}`, { when, found: found ?? '' });
}
