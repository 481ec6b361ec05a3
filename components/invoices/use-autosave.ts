'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ActionResult } from '@/lib/action';

/** So long nothing is typed before a draft saves itself. */
const PAUSE_MS = 3_000;

type SaveState =
  { kind: 'clean' } | { kind: 'waiting' } | { kind: 'saved'; at: Date } | { kind: 'incomplete' };

/**
 * Saves a form some seconds after the last change, quietly: what is not complete yet is no error while one writes, and
 * is said as a state alone. `touch` is called on each change, `settled` when the form was saved or sent by a press.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  save: (state: null, form: FormData) => Promise<ActionResult<unknown>>,
) {
  const [state, setState] = useState<SaveState>({ kind: 'clean' });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const turn = useRef(0);

  const settled = useCallback((at: Date | null) => {
    clearTimeout(timer.current);
    turn.current += 1;
    if (at) setState({ kind: 'saved', at });
  }, []);

  const touch = useCallback(() => {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    setState({ kind: 'waiting' });
    timer.current = setTimeout(async () => {
      if (!form.current) return;
      const result = await save(null, new FormData(form.current)).catch(() => null);
      // Something was typed while it was being saved: the next turn says how it went.
      if (turn.current !== mine) return;
      setState(result?.ok ? { kind: 'saved', at: new Date() } : { kind: 'incomplete' });
    }, PAUSE_MS);
  }, [form, save]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { state, touch, settled };
}
