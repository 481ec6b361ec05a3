'use client';

import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode, useActionState, useEffect, useRef } from 'react';
import type { FormAction } from './form-action';
import { Note } from './note';

/** What the fields of a form are drawn from. */
export type FormState<T> = {
  /** What is wrong, a sentence a field. */
  errors: Record<string, string>;
  /** What was typed before it was refused; else what stands there. Never a password. */
  typed: (name: string, initial?: string | null) => string;
  /** Whether a check box was checked, in the same way. */
  checked: (name: string, initial?: boolean) => boolean;
  /** Which of several of one name (`signers[]`) were checked, in the same way. */
  picked: (name: string, initial: readonly string[]) => readonly string[];
  /** The answer, once it went well. */
  done: T | null;
  /** Whether it went well, for what answers nothing. */
  isDone: boolean;
};

/** From so many on, a note on top counts them. */
const COUNTED_FROM = 3;

/**
 * A form round a server action: what was typed stays, the first field that is wrong takes the focus, and what is wrong
 * with the whole stands on top. Works without script.
 */
export function ActionForm<T>({
  action,
  hidden = {},
  className = 'flex flex-col gap-5',
  instead,
  children,
}: {
  action: FormAction<T>;
  /** Sent along, not shown; null is left out. */
  hidden?: Record<string, string | null>;
  className?: string;
  /**
   * What stands in the form's place while there is nothing to send; false where the form stands. An answer is still shown
   * then: without script the page is drawn anew, and finds its answer only where the form was.
   */
  instead?: ReactNode;
  children: (state: FormState<T>) => ReactNode;
}) {
  const t = useTranslations('ui');
  const form = useRef<HTMLFormElement>(null);
  const [answer, send] = useActionState(action, null);
  const refused = answer?.ok === false ? answer : null;
  const count = Object.keys(refused?.fields ?? {}).length;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [answer]);

  if (instead && !answer?.ok) return instead;
  return (
    <form ref={form} action={send} className={className} noValidate>
      {refused && count === 0 && (
        <div data-incident={refused.incident}>
          <Note tone="error">{refused.message}</Note>
        </div>
      )}
      {count >= COUNTED_FROM && <Note tone="error">{t('fields_count', { count })}</Note>}
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== null && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {/* Made anew with what was typed: React puts a form back to what its fields began with. */}
      <Fragment key={refused ? JSON.stringify(refused.typed) : ''}>
        {children({
          errors: refused?.fields ?? {},
          typed: (name, initial) => (refused ? textOf(refused.typed[name]) : (initial ?? '')),
          checked: (name, initial = false) =>
            refused ? refused.typed[name] !== undefined : initial,
          picked: (name, initial) => (refused ? listOf(refused.typed[name]) : initial),
          done: answer?.ok ? answer.value : null,
          isDone: answer?.ok === true,
        })}
      </Fragment>
    </form>
  );
}

function textOf(typed: string | string[] | undefined): string {
  return typeof typed === 'string' ? typed : '';
}

/** None is sent where none is checked. */
function listOf(typed: string | string[] | undefined): readonly string[] {
  return Array.isArray(typed) ? typed : [];
}
