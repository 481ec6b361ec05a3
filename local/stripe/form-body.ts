import { refused } from './errors';

/** One value of a decoded form: a text, a list, or a group of named values. */
export type FormValue = string | FormValue[] | FormGroup;
export type FormGroup = { [name: string]: FormValue };

type Draft = Map<string, string | Draft>;

const MAX_PARTS = 4_000;
const MAX_DEPTH = 8;

/**
 * Decodes `a=1&b[c]=2&d[0]=3&d[]=4` into nested groups and lists, the way that Stripe's API takes
 * bodies and query strings (https://docs.stripe.com/api). A group whose names are all numbers
 * becomes a list in the order of those numbers.
 * @throws ApiError 400 when a name is not well formed, or there are far too many.
 */
export function parseForm(text: string): FormGroup {
  const root: Draft = new Map();
  let parts = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++parts > MAX_PARTS) throw refused('Too many parameters in one request.');
    place(root, pathOf(name), value, name);
  }
  return groupOf(root);
}

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  const inner = match?.[2] ?? '';
  const path = match?.[1] === undefined ? [] : [match[1]];
  for (const [, part] of inner.matchAll(/\[([^[\]]*)\]/g)) path.push(part ?? '');
  if (path.length === 0 || path.length > MAX_DEPTH) throw badName(name);
  return path;
}

function place(root: Draft, path: string[], value: string, name: string): void {
  let group = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(group.size) : part;
    if (depth === path.length - 1) {
      if (group.get(key) instanceof Map) throw badName(name);
      group.set(key, value);
      return;
    }
    const next = group.get(key) ?? new Map<string, string | Draft>();
    if (typeof next === 'string') throw badName(name);
    group.set(key, next);
    group = next;
  }
}

function badName(name: string): Error {
  return refused(
    `Invalid request: the parameter name ${name.slice(0, 100)} is not encoded correctly.`,
  );
}

function valueOf(draft: string | Draft): FormValue {
  if (typeof draft === 'string') return draft;
  const numbered = [...draft.keys()].every((key) => /^\d{1,6}$/.test(key));
  if (!numbered) return groupOf(draft);
  return [...draft.entries()].sort(([a], [b]) => Number(a) - Number(b)).map(([, v]) => valueOf(v));
}

function groupOf(draft: Draft): FormGroup {
  // No prototype, so that a parameter called `constructor` or `__proto__` is only a name.
  const group: FormGroup = Object.create(null);
  for (const [key, value] of draft) group[key] = valueOf(value);
  return group;
}
