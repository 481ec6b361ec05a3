import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { List, Row } from '@/components/ui/list';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import { Money } from '@/components/ui/values';
import type { CreditNoteList } from '@/domain/invoices/list-credit-notes';
import { amountText, dayText, type Reading } from './reading';

type Props = {
  list: CreditNoteList;
  reading: Reading;
  /** To what is earlier; null where the list ends. */
  earlierHref: string | null;
  /** Back to the first page; null on it. */
  newestHref: string | null;
};

/** What was taken off, for the client; nothing where nothing ever was. */
export function CreditNotes({ list, reading, earlierHref, newestHref }: Props) {
  const t = useTranslations('creditNotes');
  if (list.rows.length === 0) return null;
  return (
    <Section title={t('title')} aside={newestHref && <Newest href={newestHref} />}>
      <Card>
        <Rows list={list} reading={reading} place="/credit-notes" />
        <Pager href={earlierHref} label={t('earlier')} />
      </Card>
    </Section>
  );
}

/** The same on the firm's page about a client. */
export function CreditNotesCard({ list, reading, earlierHref, newestHref }: Props) {
  const t = useTranslations('creditNotes');
  if (list.rows.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('title')} aside={newestHref && <Newest href={newestHref} />} />
      <Rows list={list} reading={reading} place="/staff/credit-notes" />
      <Pager href={earlierHref} label={t('earlier')} />
    </Card>
  );
}

function Newest({ href }: { href: string }) {
  const t = useTranslations('creditNotes');
  return (
    <a href={href} className="link">
      {t('newest')}
    </a>
  );
}

function Rows({ list, reading, place }: Pick<Props, 'list' | 'reading'> & { place: string }) {
  const t = useTranslations('creditNotes');
  return (
    <List>
      {list.rows.map(({ id, number, reason, totalMinor, currency, issuedOn }) => {
        const name = t('one', { number });
        const day = dayText(reading, issuedOn);
        return (
          <Row
            key={id}
            title={reason ?? name}
            href={`${place}/${id}`}
            detail={reason ? `${name} · ${day}` : day}
            amount={<Money text={amountText(reading, -totalMinor, currency)} column />}
          />
        );
      })}
    </List>
  );
}
