/** Where paper is US Letter (CLDR, territory information: measurement system and paper size). */
const LETTER = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/** The paper that is in the printers where a locale is at home. */
export function paperSizeOf(locale: string): 'A4' | 'LETTER' {
  const { region } = new Intl.Locale(locale).maximize();
  return region && LETTER.has(region) ? 'LETTER' : 'A4';
}
