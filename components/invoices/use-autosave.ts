'use client';

import type { FormAnswer } from '@/components/ui/form-action';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** So long nothing is typed before a draft saves itself. */
const PAUSE_MS = 3_000;

type SaveState =
  | { kind: 'clean' }
  | { kind: 'waiting' }
  | { kind: 'saved'; at: Date }
  /** Fields that are not there yet, or can't be read. */
  | { kind: 'incomplete' }
  /** It can't be kept, whatever is filled in. */
  | { kind: 'refused'; message: string }
  | { kind: 'no_answer' };

/**
 * Saves a form some seconds after the last change, quietly: what is not complete yet is no error while one writes, and
 * is said as a state alone. `touch` is called on each change, `pressed` when the form is saved or sent by a press, `kept`
 * when that was done.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  save: (form: FormData) => Promise<FormAnswer>,
) {
  const [state, setState] = useState<SaveState>({ kind: 'clean' });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const turn = useRef(0);
  const pressedAt = useRef(0);

  const pressed = useCallback(() => {
    clearTimeout(timer.current);
    turn.current += 1;
    pressedAt.current = turn.current;
  }, []);

  const kept = useCallback((at: Date) => {
    // What was typed since the press is not in what was kept: its own turn saves it, and says so.
    if (turn.current === pressedAt.current) setState({ kind: 'saved', at });
  }, []);

  const touch = useCallback(() => {
    clearTimeout(timer.current);
    turn.current += 1;
    const mine = turn.current;
    setState({ kind: 'waiting' });
    timer.current = setTimeout(() => {
      if (!form.current) return;
      // Where something was typed while it was being saved, the next turn says how it went.
      const say = (next: SaveState) => {
        if (turn.current === mine) setState(next);
      };
      save(new FormData(form.current)).then(
        (answer) => say(stateAfter(answer)),
        () => say({ kind: 'no_answer' }),
      );
    }, PAUSE_MS);
  }, [form, save]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { state, touch, pressed, kept };
}

function stateAfter(answer: FormAnswer): SaveState {
  if (answer.ok) return { kind: 'saved', at: new Date() };
  const isIncomplete = Object.keys(answer.fields).length > 0;
  return isIncomplete ? { kind: 'incomplete' } : { kind: 'refused', message: answer.message };
}
