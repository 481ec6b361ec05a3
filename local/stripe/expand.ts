import { refused } from './errors';
import type { ListPage } from './lists';
import type { Params } from './params';
import type { Rows, Store } from './store';

const MAX_DEPTH = 4;
const MAX_PATHS = 20;

/** Where an id of that shape is kept. */
const TABLE_OF: readonly [prefix: string, table: keyof Rows][] = [
  ['cus_', 'customer'],
  ['cs_', 'session'],
  ['pi_', 'intent'],
  ['ch_', 'charge'],
  ['py_', 'charge'],
  ['pm_', 'method'],
  ['re_', 'refund'],
  ['pyr_', 'refund'],
  ['dp_', 'dispute'],
];

/** The paths of `expand[]`, e.g. `payment_intent.latest_charge`. */
export function readExpand(params: Params): string[] {
  const paths = params.texts('expand') ?? [];
  if (paths.length > MAX_PATHS) throw refused('You can expand up to 20 properties.', 'expand');
  return paths;
}

/**
 * Answers `object` with the named ids replaced by the objects they stand for
 * (https://docs.stripe.com/api/expanding_objects).
 * @throws ApiError 400 for a property that cannot be expanded.
 */
export function expand(store: Store, object: object, paths: readonly string[]): object {
  return paths.reduce((expanded, path) => {
    const parts = path.split('.');
    // `data.` names the rows of a list, and is not counted.
    if (parts.length > (parts[0] === 'data' ? MAX_DEPTH + 1 : MAX_DEPTH)) {
      throw refused(`You cannot expand more than ${MAX_DEPTH} levels of a property.`, 'expand');
    }
    return expandPath(store, expanded, parts, path);
  }, object);
}

function expandPath(store: Store, object: object, parts: string[], path: string): object {
  const [name, ...rest] = parts;
  if (name === undefined) return object;
  const fields = object as Record<string, unknown>;
  const value = name === 'line_items' ? linesOf(store, fields) : fields[name];
  if (value === null) return object;
  if (Array.isArray(value)) {
    return { ...fields, [name]: value.map((row) => expandPath(store, row, rest, path)) };
  }
  const inner = typeof value === 'string' ? find(store, value) : value;
  if (typeof inner !== 'object' || inner === null) {
    throw refused(`This property cannot be expanded (${path}).`, 'expand');
  }
  return { ...fields, [name]: expandPath(store, inner, rest, path) };
}

function find(store: Store, id: string): object | undefined {
  const table = TABLE_OF.find(([prefix]) => id.startsWith(prefix))?.[1];
  return table && store.get(table, id);
}

function linesOf(store: Store, session: Record<string, unknown>): ListPage | undefined {
  const id = session.object === 'checkout.session' ? String(session.id) : '';
  const data = store.get('order', id)?.items;
  const url = `/v1/checkout/sessions/${id}/line_items`;
  return data && { object: 'list', url, has_more: false, data };
}
