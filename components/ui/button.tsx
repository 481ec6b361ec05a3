import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** `lamp` stands once a screen at most, on what is the reader's to do first. */
export type ButtonLook = 'lamp' | 'ink' | 'outline' | 'plain' | 'danger';

/** `pay` is 48 high; `row` is as high as a row of the firm's lists allows. */
export type ButtonSize = 'normal' | 'pay' | 'row';

export type ButtonStyle = { look?: ButtonLook; size?: ButtonSize; wide?: boolean };

// Written out, since the style sheet holds what stands in the sources.
const LOOKS: Record<ButtonLook, string> = {
  lamp: 'button-lamp',
  ink: 'button-ink',
  outline: 'button-outline',
  plain: 'button-plain',
  danger: 'button-danger',
};

const BLOCKED = 'button-blocked';

const SIZES: Record<ButtonSize, string> = {
  normal: '',
  pay: 'button-pay',
  row: 'button-row',
};

/** The classes of a button, for what has to be another element. */
export function buttonClass({ look = 'outline', size = 'normal', wide }: ButtonStyle = {}): string {
  return shape(LOOKS[look], size, wide);
}

function shape(look: string, size: ButtonSize, wide?: boolean, more?: string): string {
  return clsx('button', look, SIZES[size], wide && 'w-full', more);
}

export type ButtonProps = ButtonStyle &
  Omit<ComponentProps<'button'>, 'disabled'> & {
    icon?: ReactNode;
    /** While working: the word in -ing that takes the label's place without moving anything. */
    pendingLabel?: string;
    pending?: boolean;
    /** The id of the sentence beside it that says why it can't be pressed now. */
    blockedBy?: string | undefined;
  };

/** A verb and its object. Keeps its width and can't be pressed again while it works. */
export function Button({
  look = 'outline',
  size = 'normal',
  wide,
  icon,
  pending = false,
  pendingLabel,
  blockedBy,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const still = pending || blockedBy !== undefined;
  return (
    <button
      {...rest}
      type={still ? 'button' : type}
      onClick={still ? undefined : onClick}
      aria-disabled={still || undefined}
      aria-describedby={blockedBy ?? rest['aria-describedby']}
      className={shape(blockedBy ? BLOCKED : LOOKS[look], size, wide, className)}
    >
      <Labels icon={icon} pending={pending} pendingLabel={pendingLabel}>
        {children}
      </Labels>
    </button>
  );
}

/** Both labels lie in one grid cell, so that the wider of them sets the width from the start. */
function Labels({
  icon,
  pending,
  pendingLabel,
  children,
}: Pick<ButtonProps, 'icon' | 'pending' | 'pendingLabel' | 'children'>) {
  if (!pendingLabel) {
    return (
      <>
        {icon}
        {children}
      </>
    );
  }
  const cell = 'col-start-1 row-start-1 inline-flex items-center justify-center gap-2';
  return (
    <span className="grid">
      <span className={clsx(cell, pending && 'invisible')}>
        {icon}
        {children}
      </span>
      <span className={clsx(cell, !pending && 'invisible')} aria-live="polite">
        <span className="size-3.5 animate-spin rounded-full border-[1.75px] border-current border-r-transparent" />
        {pendingLabel}
      </span>
    </span>
  );
}

export type LinkButtonProps = ButtonStyle & {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
  download?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
};

/** What looks like a button and goes somewhere. */
export function LinkButton({
  href,
  look = 'outline',
  size = 'normal',
  wide,
  icon,
  children,
  className,
  ...rest
}: LinkButtonProps) {
  return (
    <a href={href} className={shape(LOOKS[look], size, wide, className)} {...rest}>
      {icon}
      {children}
    </a>
  );
}

/** A button that is an icon alone: it has a name for screen readers, and a tooltip. */
export function IconButton({
  label,
  icon,
  className,
  type = 'button',
  framed = false,
  ...rest
}: Omit<ComponentProps<'button'>, 'children' | 'disabled'> & {
  label: string;
  icon: ReactNode;
  framed?: boolean;
}) {
  return (
    <button
      {...rest}
      type={type}
      title={label}
      aria-label={label}
      className={clsx(iconShape(framed), className)}
    >
      {icon}
    </button>
  );
}

/** As `IconButton`, for what goes somewhere: a download, a search. */
export function IconLink({
  label,
  icon,
  href,
  className,
  download,
  framed = false,
}: {
  label: string;
  icon: ReactNode;
  href: string;
  className?: string;
  download?: boolean;
  framed?: boolean;
}) {
  return (
    <a
      href={href}
      download={download}
      title={label}
      aria-label={label}
      className={clsx(iconShape(framed), className)}
    >
      {icon}
    </a>
  );
}

function iconShape(framed: boolean): string {
  return clsx('button-icon', framed && 'border border-line-2 bg-surface');
}
