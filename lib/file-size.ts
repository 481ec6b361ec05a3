const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file's size as people say it: '84 KB', '3.1 MB', its figure and unit bound. A kilobyte is 1,000 bytes. */
export function formatFileSize(bytes: number, locale: string): string {
  let unit = 0;
  let size = bytes;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const text = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: unit > 1 && size < 99.5 ? 1 : 0,
  }).format(size);
  return text.replace(/\s/gu, '\u00a0').replace('kB', 'KB');
}
