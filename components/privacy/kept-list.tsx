import { useTranslations } from 'next-intl';
import { Card, CardBody } from '@/components/ui/card';

/** One kind of thing that is kept, in words. */
export type KeptItem = {
  name: string;
  title: string;
  what: string;
  until: string;
  erased: string;
  /** Where it is in the database, for the firm. */
  tables: string | null;
};

/** What is kept, one thing under the other: what it is, how long, and what becomes of it when somebody's data is erased. */
export function KeptList({ items, label }: { items: readonly KeptItem[]; label: string }) {
  const t = useTranslations('kept');
  return (
    <Card>
      <ul aria-label={label} className="divide-y divide-line">
        {items.map(({ name, title, what, until, erased, tables }) => (
          <li key={name}>
            <CardBody className="flex flex-col gap-2">
              <h2 className="text-body font-name">{title}</h2>
              <p className="max-w-measure text-body">{what}</p>
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small text-ink-2 max-sm:grid-cols-1">
                <dt className="font-strong">{t('until')}</dt>
                <dd className="max-w-measure max-sm:mb-1">{until}</dd>
                <dt className="font-strong">{t('erased')}</dt>
                <dd className="max-w-measure">{erased}</dd>
                {tables && (
                  <>
                    <dt className="font-strong max-sm:mt-1">{t('tables')}</dt>
                    <dd className="max-w-measure wrap-anywhere">{tables}</dd>
                  </>
                )}
              </dl>
            </CardBody>
          </li>
        ))}
      </ul>
    </Card>
  );
}
