import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlClass, Field, type FieldProps, fieldWidth, type FieldWidth } from './field';

export type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, 'id' | 'width' | 'required' | 'children'> & {
    name: string;
    width?: FieldWidth;
  };

/** One line of text: a name, an address, a password, a number for people. */
export function TextField({
  label,
  hint,
  error,
  optional,
  id,
  width = 'full',
  className,
  ...input
}: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      id={id}
      control={(ids) => (
        <input
          type="text"
          {...input}
          {...ids}
          className={controlClass(error, clsx('h-field px-3', fieldWidth(width), className))}
        />
      )}
    />
  );
}

export type TextAreaFieldProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'id' | 'required' | 'children'> & { name: string };

/** Several lines of text. */
export function TextAreaField({
  label,
  hint,
  error,
  optional,
  id,
  rows = 3,
  className,
  ...area
}: TextAreaFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      id={id}
      control={(ids) => (
        <textarea
          {...area}
          {...ids}
          rows={rows}
          className={controlClass(error, clsx('w-full px-3 py-2', className))}
        />
      )}
    />
  );
}
