import type { z } from 'zod';
import { addCategory } from '@/domain/categories/add-category';
import type { NewCategoryInput } from '@/domain/categories/category-input';
import { clearRecords } from '@/tests/domain/records/keeping';
import { cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';

/** No document, and no category of the firm's own. */
export async function clearCategories(): Promise<void> {
  await clearRecords();
  await ownerQuery('TRUNCATE firm_category, watermarked_category, season CASCADE');
}

/** A category of the firm's own, of contracts unless told; answers its row id. */
export async function addOwn(
  name: string,
  { category = 'contract', kept = 'as_kind', years = '' }: Partial<Input> = {},
): Promise<string> {
  return (await addCategory(cast.ingrid, { name, category, kept, years })).id;
}

type Input = z.output<typeof NewCategoryInput>;
