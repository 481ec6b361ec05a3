'use client';

import { useReducer } from 'react';
import type { DocumentCategory } from '@/lib/document-category';

/** One thing of the list as it is typed; `key` tells them apart while they move. */
export type TypedItem = {
  key: number;
  title: string;
  hint: string;
  optional: boolean;
  category: DocumentCategory;
};

type Change =
  | { do: 'type'; key: number; to: Partial<Omit<TypedItem, 'key'>> }
  | { do: 'add' }
  | { do: 'remove'; key: number }
  | { do: 'move'; key: number; by: -1 | 1 };

export type ChangeItems = (change: Change) => void;

/** The things that are asked for; there is always one to write in. */
export function useTypedItems(
  initial: readonly Omit<TypedItem, 'key'>[],
): [TypedItem[], ChangeItems] {
  return useReducer(change, initial, (given) =>
    given.length > 0 ? given.map((item, key) => ({ ...item, key })) : [blank([])],
  );
}

function change(items: TypedItem[], action: Change): TypedItem[] {
  if (action.do === 'add') return [...items, blank(items)];
  if (action.do === 'type') {
    return items.map((item) => (item.key === action.key ? { ...item, ...action.to } : item));
  }
  if (action.do === 'remove') {
    const rest = items.filter(({ key }) => key !== action.key);
    return rest.length > 0 ? rest : [blank(items)];
  }
  const from = items.findIndex(({ key }) => key === action.key);
  const [one, other] = [items[from], items[from + action.by]];
  if (!one || !other) return items;
  return items.map((item) => (item === one ? other : item === other ? one : item));
}

function blank(items: readonly TypedItem[]): TypedItem {
  const key = 1 + Math.max(-1, ...items.map((item) => item.key));
  return { key, title: '', hint: '', optional: false, category: 'other' };
}
