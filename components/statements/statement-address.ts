import type { Span } from '@/domain/statements/span';

type Asked = {
  /** The client's public id, where the firm asks. */
  client?: string | undefined;
  /** Left out for the client's own. */
  currency?: string | undefined;
  span: Pick<Span, 'name' | 'from' | 'to'>;
};

/** The address of a statement's page, or of a file of it; what is as usual is left out. */
export function statementAddress(place: string, { client, currency, span }: Asked): string {
  const search = new URLSearchParams();
  if (client) search.set('client', client);
  if (currency) search.set('currency', currency);
  if (span.name === 'chosen') {
    if (span.from) search.set('from', span.from);
    search.set('to', span.to);
  } else if (span.name !== 'this_year') {
    search.set('span', span.name);
  }
  return search.size > 0 ? `${place}?${search}` : place;
}
