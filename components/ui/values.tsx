import clsx from 'clsx';

/** An amount, written out by `formatMoney`. Tabular in columns, struck through when cancelled. */
export function Money({
  text,
  column = false,
  struck = false,
}: {
  text: string;
  column?: boolean;
  struck?: boolean;
}) {
  const classes = clsx('whitespace-nowrap', column && 'tabular-nums');
  return struck ? (
    <del className={clsx(classes, 'font-normal text-ink-2')}>{text}</del>
  ) : (
    <span className={classes}>{text}</span>
  );
}

/** A day, written out by `formatDay`. */
export function DayText({ day, text }: { day: string; text: string }) {
  return <time dateTime={day}>{text}</time>;
}

/** An instant, written out by `formatInstant`, `formatTime` or `formatLogTime`; `at` is ISO 8601. */
export function Time({ at, text, log = false }: { at: string; text: string; log?: boolean }) {
  return (
    <time dateTime={at} className={clsx('whitespace-nowrap', log && 'tabular-nums')}>
      {text}
    </time>
  );
}
