import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';
import { Name } from '@/components/ui/name';

/** An erasure with its words ready. */
export type ErasureItem = {
  id: string;
  href: string;
  person: { name: string; nameLang: string | null };
  /** 'Waits for you', 'Erased on Thursday 3 December'. */
  state: string;
  /** Who asked, and when. */
  asked: string;
};

/** Whose data is to be erased, was, or is not. */
export function ErasureList({ items }: { items: readonly ErasureItem[] }) {
  const t = useTranslations('firmPrivacy');
  return (
    <Card>
      <CardHeader title={t('asked')} />
      {items.length === 0 ? (
        <EmptyLine>{t('asked_empty')}</EmptyLine>
      ) : (
        <List label={t('asked')}>
          {items.map(({ id, href, person, state, asked }) => (
            <Row
              key={id}
              href={href}
              title={<Name name={person.name} lang={person.nameLang} />}
              detail={asked}
              state={state}
            />
          ))}
        </List>
      )}
    </Card>
  );
}
