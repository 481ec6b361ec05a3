import { noSuch, refused } from './errors';
import type { Params } from './params';

/** A page of a list, as Stripe answers it. */
export type ListPage = { object: 'list'; url: string; has_more: boolean; data: object[] };

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/**
 * One page of `rows`, which stand newest first (https://docs.stripe.com/api/pagination).
 * @throws ApiError 400 when the cursor's object is not there, or two cursors are given.
 */
export function pageOf(
  rows: readonly { id: string }[],
  params: Params,
  url: string,
  object: string,
): ListPage {
  const limit = params.integer('limit', 1, MAX_LIMIT) ?? DEFAULT_LIMIT;
  const after = params.text('starting_after');
  const before = params.text('ending_before');
  if (after !== undefined && before !== undefined) {
    throw refused('You cannot use both starting_after and ending_before.', 'starting_after');
  }
  const placeOf = (id: string, param: string) => {
    const place = rows.findIndex((row) => row.id === id);
    if (place < 0) throw noSuch(object, id, param, 400);
    return place;
  };
  if (before !== undefined) {
    const end = placeOf(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', url, has_more: start > 0, data: rows.slice(start, end) };
  }
  const start = after === undefined ? 0 : placeOf(after, 'starting_after') + 1;
  const data = rows.slice(start, start + limit);
  return { object: 'list', url, has_more: start + limit < rows.length, data };
}

/** Reads `created=…` or `created[gt|gte|lt|lte]=…`: whether an instant (seconds) fits. */
export function createdFilter(params: Params): (seconds: number) => boolean {
  const MAX = Number.MAX_SAFE_INTEGER;
  if (!params.has('created')) return () => true;
  if (params.isText('created')) {
    const exact = params.integer('created', 0, MAX);
    return (at) => at === exact;
  }
  const range = params.within('created');
  const gt = range?.integer('gt', 0, MAX) ?? -1;
  const gte = range?.integer('gte', 0, MAX) ?? 0;
  const lt = range?.integer('lt', 0, MAX) ?? Infinity;
  const lte = range?.integer('lte', 0, MAX) ?? Infinity;
  return (at) => at > gt && at >= gte && at < lt && at <= lte;
}
