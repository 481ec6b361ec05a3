import { categoryKey } from '@/domain/categories/category-words';
import type { World } from './world';

/** What the firm calls some of its papers itself, and to which of the portal's categories they belong. */
const OWN = [
  { name: 'NDAs', category: 'contract', years: 10 },
  { name: 'US filings', category: 'tax', years: null },
] as const;

export type OwnName = (typeof OWN)[number]['name'];

/** The firm's own categories, there since its beginning. */
export function buildOwnCategories({ rows, beganAt, newId }: World): void {
  rows.firmCategory.push(
    ...OWN.map(({ name, category, years }) => ({
      ...{ id: newId(beganAt), name, key: categoryKey(name), category, years },
      createdAt: beganAt,
    })),
  );
}

/** The row of one of them. */
export function ownCategoryId({ rows }: World, name: OwnName): string {
  const found = rows.firmCategory.find((each) => each.name === name);
  if (!found) throw new Error(`The demo has no category called ${name}.`);
  return found.id;
}
