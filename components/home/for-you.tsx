import { useTranslations } from 'next-intl';
import { Card, CardFoot } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/button';
import { List, Row } from '@/components/ui/list';
import { Money } from '@/components/ui/values';

/** One thing to do, its words ready. */
export type ForYouItem = {
  kind: 'pay' | 'read' | 'send' | 'sign' | 'answer';
  id: string;
  href: string;
  title: string;
  detail: string;
  amount: string | null;
};

const ICONS = {
  pay: 'receipt-text',
  read: 'file-text',
  send: 'upload',
  sign: 'pen-line',
  answer: 'file-text',
} as const;

/** What waits for the reader, by due day: one lit list, the lamp on its first thing. */
export function ForYou({
  items,
  more,
}: {
  items: readonly ForYouItem[];
  /** What did not fit, with where it is. */
  more: { label: string; href: string } | null;
}) {
  const t = useTranslations('home');
  return (
    <Card lit>
      <List label={t('for_you')}>
        {items.map((item, place) => (
          <Row
            key={item.id}
            icon={ICONS[item.kind]}
            title={item.title}
            detail={item.detail}
            amount={item.amount && <Money text={item.amount} column />}
            href={item.href}
            keepAction={place === 0}
            action={
              <LinkButton
                href={item.href}
                look={place === 0 ? 'lamp' : 'outline'}
                className="sm:w-32"
                aria-label={`${t(item.kind)}: ${item.title}`}
              >
                {t(item.kind)}
              </LinkButton>
            }
          />
        ))}
      </List>
      {more && (
        <CardFoot>
          <a href={more.href} className="text-small link">
            {more.label}
          </a>
        </CardFoot>
      )}
    </Card>
  );
}
