import { addCategory } from '@/domain/categories/add-category';
import { changeCategory } from '@/domain/categories/change-category';
import { changeWatermarks } from '@/domain/categories/change-watermarks';
import {
  bringBackCategory,
  removeCategory,
  retireCategory,
} from '@/domain/categories/retire-category';
import { keepCopy } from '@/domain/watermarks/keep-copy';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { ingrid, dana } = cast;

/** The firm's own categories, and of which the pages bear their reader's name. */
export const categoryVerbs: Registry = {
  'domain/categories/add-category#addCategory': {
    call: (actor, { firmCategoryId }) =>
      addCategory(actor, {
        ...{ name: `Letters ${firmCategoryId}`.slice(0, 60), category: 'contract' },
        ...{ kept: 'years', years: '10' },
      }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/categories/change-category#changeCategory': {
    call: (actor, { firmCategoryId }) =>
      changeCategory(actor, {
        ...{ id: firmCategoryId, name: `Notes ${firmCategoryId}`.slice(0, 60) },
        ...{ kept: 'for_ever', years: '' },
      }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/categories/retire-category#retireCategory': {
    call: (actor, { firmCategoryId }) => retireCategory(actor, { id: firmCategoryId }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/categories/retire-category#bringBackCategory': {
    call: (actor, { firmCategoryId }) => bringBackCategory(actor, { id: firmCategoryId }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/categories/retire-category#removeCategory': {
    call: (actor, { firmCategoryId }) => removeCategory(actor, { id: firmCategoryId }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/categories/change-watermarks#changeWatermarks': {
    call: (actor, { firmCategoryId }) =>
      changeWatermarks(actor, { categories: ['tax'], own: [firmCategoryId] }),
    rightful: ingrid,
    kind: 'few',
  },
  'domain/watermarks/keep-copy#keepCopy': {
    call: (actor, { markedGrantId }) =>
      keepCopy(actor, { grantId: markedGrantId }, Buffer.from('%PDF')),
    rightful: dana,
    kind: 'row',
  },
};
