'use client';

import { useReducer } from 'react';
import type { TypedLine } from './typed-lines';

type Change =
  | { do: 'type'; key: number; field: keyof Omit<TypedLine, 'key'>; text: string }
  | { do: 'add' }
  /** Puts a line in that is written already, in the place of an empty last one. */
  | { do: 'put'; line: Omit<TypedLine, 'key'> }
  | { do: 'remove'; key: number }
  | { do: 'move'; key: number; by: -1 | 1 };

export type ChangeLines = (change: Change) => void;

/** The lines of the editor; there is always one to write in. */
export function useTypedLines(
  initial: readonly Omit<TypedLine, 'key'>[],
): [TypedLine[], ChangeLines] {
  return useReducer(change, initial, (given) =>
    given.length > 0 ? given.map((line, key) => ({ ...line, key })) : [blank(0)],
  );
}

function change(lines: TypedLine[], action: Change): TypedLine[] {
  switch (action.do) {
    case 'type':
      return lines.map((line) =>
        line.key === action.key ? { ...line, [action.field]: action.text } : line,
      );
    case 'add':
      return [...lines, blank(nextKey(lines))];
    case 'put':
      return [
        ...lines.filter((line, place) => place < lines.length - 1 || !isBlank(line)),
        {
          ...action.line,
          key: nextKey(lines),
        },
      ];
    case 'remove': {
      const rest = lines.filter((line) => line.key !== action.key);
      return rest.length > 0 ? rest : [blank(nextKey(lines))];
    }
    case 'move':
      return moved(lines, action.key, action.by);
  }
}

function moved(lines: TypedLine[], key: number, by: -1 | 1): TypedLine[] {
  const from = lines.findIndex((line) => line.key === key);
  const one = lines[from];
  const other = lines[from + by];
  if (!one || !other) return lines;
  return lines.map((line) => (line === one ? other : line === other ? one : line));
}

function blank(key: number): TypedLine {
  const words = { description: '', detail: '', quantity: '1', price: '' };
  return { ...words, key, item: '', reason: '', tax: '' };
}

function isBlank({ description, detail, price }: TypedLine): boolean {
  return ![description, detail, price].some((text) => text.trim());
}

function nextKey(lines: TypedLine[]): number {
  return 1 + Math.max(-1, ...lines.map(({ key }) => key));
}
