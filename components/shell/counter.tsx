import clsx from 'clsx';
import { useTranslations } from 'next-intl';

/** How many things wait for the reader, lit; nothing at all when none does. */
export function Counter({ count, onIcon = false }: { count: number; onIcon?: boolean }) {
  const t = useTranslations('shell');
  if (count === 0) return null;
  return (
    <span
      className={clsx('counter', onIcon && 'absolute -top-1.5 left-full -ml-1.5 rounded-chip px-1')}
    >
      {count}
      <span className="sr-only"> {t('waiting', { count })}</span>
    </span>
  );
}
