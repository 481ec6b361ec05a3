import { useTranslations } from 'next-intl';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import { Time } from '@/components/ui/values';
import type { News } from '@/domain/home/list-news';

/** A piece of news with its figures and day written out. */
export type NewsItem = Pick<News, 'kind' | 'id' | 'name'> & {
  amount: string;
  who: string;
  /** ISO 8601. */
  at: string;
  when: string;
};

const MARKS: Record<News['kind'], Pick<TimelineItem, 'icon' | 'tone'>> = {
  payment_processing: { icon: 'clock', tone: 'blue' },
  payment_succeeded: { icon: 'check', tone: 'green' },
  payment_failed: { icon: 'x', tone: 'brick' },
  invoice_sent: { icon: 'receipt-text', tone: 'slate' },
  document_published: { icon: 'file-text', tone: 'slate' },
};

/** What happened while the reader was away, newest first. */
export function NewsList({ news }: { news: readonly NewsItem[] }) {
  const t = useTranslations('home.news');
  return (
    <Timeline
      items={news.map((item) => {
        const place = item.kind === 'document_published' ? 'documents' : 'invoices';
        return {
          ...MARKS[item.kind],
          id: `${item.kind} ${item.id} ${item.at}`,
          sentence: t.rich(item.kind, {
            name: item.name,
            amount: item.amount,
            who: item.who,
            b: (words) => <strong className="font-strong whitespace-nowrap">{words}</strong>,
            link: (words) => (
              <a href={`/${place}/${item.id}`} className="link">
                {words}
              </a>
            ),
          }),
          when: <Time at={item.at} text={item.when} />,
        };
      })}
    />
  );
}
