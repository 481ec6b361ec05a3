'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { controlClass, Field, fieldWidth } from '@/components/ui/field';
import type { TextFieldProps } from '@/components/ui/text-field';

/** A password, which can be looked at before it is sent. Whatever fills it in, a manager or the clipboard, is welcome. */
export function PasswordField({
  label,
  hint,
  error,
  optional,
  id,
  width = 'full',
  ...input
}: Omit<TextFieldProps, 'type' | 'className'>) {
  const t = useTranslations('ui.password');
  const [isShown, show] = useState(false);
  const hasScript = useSyncExternalStore(never, yes, no);
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      id={id}
      control={(ids) => (
        <span className={clsx('relative block', fieldWidth(width))}>
          <input
            {...input}
            {...ids}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            className={controlClass(error, 'h-field w-full pr-18 pl-3')}
          />
          {hasScript && (
            <button
              type="button"
              aria-controls={ids.id}
              onClick={() => show(!isShown)}
              className="ring-inside absolute inset-y-0 right-0 min-w-16 rounded-control px-3 text-small text-ink-2 hover:text-ink"
            >
              {isShown ? t('hide') : t('show')}
              <span className="sr-only"> {t('what')}</span>
            </button>
          )}
        </span>
      )}
    />
  );
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;
