import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { controlClass, Field, type FieldProps, fieldWidth, type FieldWidth } from './field';
import { Icon } from './icon';

export type SelectOption = { value: string; label: string; lang?: string | null };

/** Choices, some of them in groups with a name. */
export type SelectOptions = readonly (SelectOption | SelectGroup)[];
type SelectGroup = { label: string; options: readonly SelectOption[] };

export type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, 'id' | 'required' | 'children'> & {
    name: string;
    options: SelectOptions;
    /** The words of the empty choice that stands first, where none is chosen yet. */
    placeholder?: string;
    width?: FieldWidth;
  };

/** One of several, by the system's own menu. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  id,
  options,
  placeholder,
  width = 'full',
  className,
  ...select
}: SelectFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      optional={optional}
      id={id}
      control={(ids) => (
        <span className={clsx('relative inline-flex', fieldWidth(width))}>
          <select
            {...select}
            {...ids}
            className={controlClass(
              error,
              clsx('h-field w-full appearance-none pr-9 pl-3', className),
            )}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map((option) =>
              'options' in option ? (
                <optgroup key={option.label} label={option.label}>
                  {option.options.map(toOption)}
                </optgroup>
              ) : (
                toOption(option)
              ),
            )}
          </select>
          <Icon
            name="chevron-down"
            size="button"
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-2"
          />
        </span>
      )}
    />
  );
}

function toOption({ value, label, lang }: SelectOption) {
  return (
    <option key={value} value={value} lang={lang ?? undefined}>
      {label}
    </option>
  );
}
