'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the first field that is wrong, whenever an answer comes back. */
export function useFirstError(answer: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [answer]);
  return form;
}
