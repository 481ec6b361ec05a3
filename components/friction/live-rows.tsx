'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

export type LiveRow = { id: string; row: ReactNode };

/**
 * Rows that change while somebody looks at them. In the middle of one (the focus is in it, or a mouse over it) nothing moves:
 * what is new is announced and waits until it is asked for, or until they leave. A row that is gone goes, and the focus to the
 * one behind it.
 */
export function LiveRows({ rows, empty }: { rows: readonly LiveRow[]; empty: ReactNode }) {
  const t = useTranslations('today');
  const list = useRef<HTMLOListElement>(null);
  const focused = useRef(-1);
  const [shown, setShown] = useState(rows);
  const [isFocused, setFocused] = useState(false);
  const [isPointed, setPointed] = useState(false);
  const fresh = rows.filter(({ id }) => shown.every((row) => row.id !== id));
  // What stands is drawn anew in its place.
  const standing = shown.flatMap((row) => rows.find(({ id }) => id === row.id) ?? []);
  const isHeld = (isFocused || isPointed) && standing.length > 0;
  if (!isHeld && shown !== rows) setShown(rows);
  const drawn = isHeld ? standing : rows;
  const isEmpty = drawn.length === 0;

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => {
      const row = document.activeElement?.closest('[data-case]') ?? null;
      const isInside = row !== null && element.contains(row);
      if (isInside) focused.current = [...element.children].indexOf(row);
      setFocused(isInside);
    };
    // The focus is nowhere for a moment between two places.
    const later = () => setTimeout(look);
    const point = ({ pointerType }: PointerEvent) => setPointed(pointerType === 'mouse');
    const leave = () => setPointed(false);
    element.addEventListener('focusin', look);
    element.addEventListener('focusout', later);
    element.addEventListener('pointermove', point);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('focusin', look);
      element.removeEventListener('focusout', later);
      element.removeEventListener('pointermove', point);
      element.removeEventListener('pointerleave', leave);
    };
  }, [isEmpty]);

  const ids = drawn.map(({ id }) => id).join();
  useLayoutEffect(() => {
    const place = focused.current;
    if (!isFocused || place < 0 || document.activeElement !== document.body) return;
    const next = list.current?.children[Math.min(place, drawn.length - 1)];
    if (next instanceof HTMLElement) next.focus();
  }, [ids, isFocused, drawn.length]);

  return (
    <>
      <div role="status">
        {isHeld && fresh.length > 0 && (
          <div className="flex items-center justify-between gap-4 border-b border-line bg-slate-wash px-card py-2 text-small">
            <span>{t('fresh', { count: fresh.length })}</span>
            <Button size="row" onClick={() => setShown(rows)}>
              {t('show_fresh')}
            </Button>
          </div>
        )}
      </div>
      {isEmpty ? (
        empty
      ) : (
        <ol ref={list} className="divide-y divide-line">
          {drawn.map(({ id, row }) => (
            <li key={id} data-case={id} tabIndex={-1} className="ring-inside">
              {row}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
