import { useTranslations } from 'next-intl';

/** At the foot of the documents: the way to take all of it. */
export function TakeOutFoot() {
  const t = useTranslations('records.kit');
  return (
    <p className="border-t border-line pt-5 text-small text-ink-2">
      {t.rich('client_foot', {
        link: (words) => (
          <a href="/take-out" className="link">
            {words}
          </a>
        ),
      })}
    </p>
  );
}
