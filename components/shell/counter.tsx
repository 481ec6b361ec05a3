import { useTranslations } from 'next-intl';

/** How many things wait for the reader, lit; nothing at all when none does. */
export function Counter({ count, onIcon = false }: { count: number; onIcon?: boolean }) {
  const t = useTranslations('shell');
  if (count === 0) return null;
  return (
    <span
      className={
        onIcon
          ? 'absolute -top-1.5 left-full -ml-1.5 min-w-5 rounded-chip bg-amber px-1 text-center text-tiny font-strong text-on-amber'
          : 'inline-flex h-5 min-w-5 items-center justify-center rounded-full bg-amber px-1.5 text-tiny font-strong text-on-amber'
      }
    >
      {count}
      <span className="sr-only"> {t('waiting', { count })}</span>
    </span>
  );
}
