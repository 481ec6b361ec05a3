import { cleanFilename } from '@/domain/intake/clean-filename';
import type { ExportAsked } from '@/domain/statements/export-statement';
import type { Statement } from '@/domain/statements/statement';
import { parseId } from '@/lib/ids';
import type { Translate } from '@/lib/translator';

/** What an address asks for: whose, in which currency, over which days. */
export function statementAsked(request: Request): ExportAsked {
  const search = new URL(request.url).searchParams;
  const named = (name: string) => search.get(name) ?? undefined;
  const client = named('client');
  return {
    clientId: client && parseId('cl', client),
    currency: named('currency'),
    span: named('span'),
    from: named('from'),
    to: named('to'),
  };
}

/** 'Statement Brightwater Ceramics LLC 2026-01-01 to 2026-11-24 USD.csv': what it is, whose, of when. */
export function statementFilename(
  { client, from, to, currency }: Statement,
  ending: 'pdf' | 'csv',
  { t, one }: { t: Translate; one: boolean },
): string {
  const name = t('statements.filename', {
    ...{ from, to, currency },
    client: client.name,
    one: one ? 'yes' : 'no',
  });
  // A firm's name may bear what no file's may.
  return cleanFilename(`${name.replace(/[\\/]/g, '-')}.${ending}`);
}
