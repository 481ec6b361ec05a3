import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { Icon } from './icon';

export type FieldProps = {
  label: ReactNode;
  /** Under the control, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong and what would be right, as a sentence; takes the place of the hint. */
  error?: ReactNode;
  /** Everything is required unless it says so. */
  optional?: boolean;
  /** Only where two controls of one name stand on a page. */
  id?: string;
};

/** What a control needs to be tied to its label, hint and error. */
export type FieldIds = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  required: boolean;
};

/** Label above, control, hint or error under it. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  id,
  control,
}: FieldProps & { control: (ids: FieldIds) => ReactNode }) {
  const t = useTranslations('ui.field');
  const made = useId();
  const ids = fieldIds({ id: id ?? made, hint, error, optional });
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={ids.id} className="text-small font-name">
        {label}
        {optional && <span className="font-normal text-ink-2"> {t('optional')}</span>}
      </label>
      {control(ids)}
      <FieldWords id={ids.id} hint={hint} error={error} />
    </div>
  );
}

/** The ids of a control whose words stand under it. */
export function fieldIds({
  id,
  hint,
  error,
  optional,
}: Pick<FieldProps, 'hint' | 'error' | 'optional'> & { id: string }): FieldIds {
  return {
    id,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
    'aria-invalid': error ? true : undefined,
    required: !optional,
  };
}

/** The hint, or the error in its place. */
export function FieldWords({
  id,
  hint,
  error,
}: Pick<FieldProps, 'hint' | 'error'> & { id: string }) {
  if (error) {
    return (
      <p id={`${id}-error`} className="flex gap-2 text-small text-brick">
        <Icon name="circle-alert" size="button" className="mt-0.5" />
        <span>{error}</span>
      </p>
    );
  }
  return hint ? (
    <p id={`${id}-hint`} className="text-small text-ink-2">
      {hint}
    </p>
  ) : null;
}

/** A control is as wide as what goes in. */
export type FieldWidth = 'short' | 'medium' | 'full';

const WIDTHS: Record<FieldWidth, string> = {
  short: 'w-full max-w-40',
  medium: 'w-full max-w-80',
  full: 'w-full',
};

export function fieldWidth(width: FieldWidth): string {
  return WIDTHS[width];
}

/** The box of a control, brick and twice as strong while something is wrong. */
export function controlClass(error: unknown, className?: string): string {
  return clsx(
    'rounded-control border bg-surface text-body text-ink placeholder:text-ink-3 [&[readonly]]:bg-sunken',
    error ? 'border-brick ring-1 ring-brick ring-inset' : 'border-line-2',
    className,
  );
}
