import { Check, Clock, FileText, ReceiptText, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
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
  payment_processing: { icon: Clock, tone: 'blue' },
  payment_succeeded: { icon: Check, tone: 'green' },
  payment_failed: { icon: X, tone: 'brick' },
  invoice_sent: { icon: ReceiptText, tone: 'slate' },
  document_published: { icon: FileText, tone: 'slate' },
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
              <Link href={`/${place}/${item.id}`} className="link">
                {words}
              </Link>
            ),
          }),
          when: <Time at={item.at} text={item.when} />,
        };
      })}
    />
  );
}
