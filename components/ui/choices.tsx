import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & {
  label: ReactNode;
  /** Under the label. */
  detail?: ReactNode;
  /** At the right end of the row. */
  aside?: ReactNode;
  /** Where the words stand elsewhere, in a row of a list: the label is for screen readers. */
  bare?: boolean;
};

const BOX =
  'pointer-events-none col-start-1 row-start-1 size-5 border border-line-2 bg-surface transition-colors peer-disabled:bg-sunken';

/** A yes or no that is sent with its form. */
export function CheckBox({ label, detail, aside, bare = false, className, ...input }: ChoiceProps) {
  return (
    <Choice label={label} detail={detail} aside={aside} bare={bare} className={className}>
      <input
        {...input}
        type="checkbox"
        className="peer col-start-1 row-start-1 size-5 cursor-pointer appearance-none rounded-chip disabled:cursor-not-allowed"
      />
      <span
        className={clsx(
          BOX,
          'flex items-center justify-center rounded-chip text-transparent peer-checked:border-strong peer-checked:bg-strong peer-checked:text-on-strong',
        )}
        aria-hidden
      >
        <Icon name="check" size="chip" className="stroke-3!" />
      </span>
    </Choice>
  );
}

/** One of several; they share their `name`. */
export function Radio({ label, detail, aside, bare = false, className, ...input }: ChoiceProps) {
  return (
    <Choice label={label} detail={detail} aside={aside} bare={bare} className={className}>
      <input
        {...input}
        type="radio"
        className="peer col-start-1 row-start-1 size-5 cursor-pointer appearance-none rounded-full disabled:cursor-not-allowed"
      />
      <span
        className={clsx(BOX, 'rounded-full peer-checked:border-6 peer-checked:border-strong')}
        aria-hidden
      />
    </Choice>
  );
}

function Choice({
  label,
  detail,
  aside,
  bare,
  className,
  children,
}: Pick<ChoiceProps, 'label' | 'detail' | 'aside' | 'bare' | 'className'> & {
  children: ReactNode;
}) {
  return (
    <label
      className={clsx(
        'relative flex cursor-pointer items-start gap-3 text-body',
        bare ? 'p-0.5' : 'py-1 max-sm:min-h-11 max-sm:py-2.5',
        className,
      )}
    >
      <span className="mt-0.5 grid shrink-0">{children}</span>
      {bare ? (
        <span className="sr-only">{label}</span>
      ) : (
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
          <span className="min-w-0">
            {label}
            {detail && <span className="block text-small text-ink-2">{detail}</span>}
          </span>
          {aside && <span className="text-small text-ink-2">{aside}</span>}
        </span>
      )}
    </label>
  );
}

/** Several choices under one question. */
export function ChoiceGroup({ legend, children }: { legend: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1.5 text-small font-name">{legend}</legend>
      {children}
    </fieldset>
  );
}
