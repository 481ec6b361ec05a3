import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { IconName } from '@/components/ui/icon-names';
import { Timeline, type TimelineItem, type TimelineTone } from '@/components/ui/timeline';
import { DayText } from '@/components/ui/values';
import type { TimelineEntry } from '@/domain/invoices/timeline';
import { amountText, dayText, type Reading } from './reading';

type Props = { entries: readonly TimelineEntry[]; currency: string; reading: Reading };

/** Sent, seen, paid, failed, credited, cancelled; and what is still to be paid. */
export function InvoiceTimeline({
  entries,
  currency,
  reading,
  reader,
  waits = true,
}: Props & {
  reader: 'client' | 'firm';
  /** What is due is the reader's to do now. */
  waits?: boolean;
}) {
  const say = useSentences({ currency, reading, reader });
  return (
    <Timeline
      items={entries.map((entry, place): TimelineItem => {
        const [icon, tone] = markOf(entry);
        return {
          id: String(place),
          icon,
          // Amber only for what waits for the reader.
          tone: entry.kind === 'due' && reader === 'client' && waits ? 'lamp' : tone,
          ahead: entry.kind === 'due',
          ...say(entry),
          when: <DayText day={entry.on} text={dayText(reading, entry.on, 'short')} />,
        };
      })}
    />
  );
}

function markOf(entry: TimelineEntry): [IconName, TimelineTone] {
  switch (entry.kind) {
    case 'sent':
      return ['send', 'green'];
    case 'seen':
      return ['eye', 'green'];
    case 'payment':
      return PAYMENT_MARKS[entry.state];
    case 'refund':
      return ['undo-2', 'slate'];
    case 'refund_reversal':
    case 'dispute_reversal':
      return ['check', 'green'];
    case 'dispute':
      return ['circle-alert', 'brick'];
    case 'credit_note':
      return ['receipt-text', 'slate'];
    case 'void':
      return ['ban', 'slate'];
    case 'reminded':
      return ['mail', 'slate'];
    case 'due':
      return ['calendar', 'slate'];
  }
}

const CREDIT_NOTES = { client: '/credit-notes', firm: '/staff/credit-notes' };
const RECEIPTS = { client: '/receipts', firm: '/staff/receipts' };

const PAYMENT_MARKS: Record<'processing' | 'succeeded' | 'failed', [IconName, TimelineTone]> = {
  processing: ['clock', 'blue'],
  succeeded: ['check', 'green'],
  failed: ['x', 'brick'],
};

function useSentences({
  currency,
  reading,
  reader,
}: Omit<Props, 'entries'> & { reader: 'client' | 'firm' }) {
  const t = useTranslations('invoices.timeline');
  const ways = useTranslations('invoices.method');
  const receipts = useTranslations('receipts');
  const b = (words: ReactNode) => (
    <strong className="font-strong whitespace-nowrap">{words}</strong>
  );
  const money = (amountMinor: bigint) => amountText(reading, amountMinor, currency);
  const receiptLink = ({
    id,
    receiptNumber,
  }: {
    id: string | null;
    receiptNumber: string | null;
  }) =>
    id && receiptNumber ? (
      <a href={`${RECEIPTS[reader]}/${id}`} className="link">
        {receipts('link', { number: receiptNumber })}
      </a>
    ) : null;

  return (entry: TimelineEntry): { sentence: ReactNode; detail?: ReactNode } => {
    switch (entry.kind) {
      case 'sent': {
        const name = entry.byName ?? '';
        return { sentence: t('sent', { who: name ? 'name' : 'firm', name }) };
      }
      case 'seen': {
        const who = entry.by?.isReader ? 'you' : entry.by ? 'name' : 'somebody';
        return { sentence: t('seen', { who, name: entry.by?.name ?? '' }) };
      }
      case 'payment': {
        const method = entry.instrument ?? ways(entry.method);
        const sentence = t.rich(entry.state, { amount: money(entry.amountMinor), method, b });
        if (entry.state === 'processing') {
          const day = dayText(reading, entry.expectedOn);
          return { sentence, detail: t('processing_detail', { known: day ? 'yes' : 'no', day }) };
        }
        if (entry.state === 'failed') {
          return { sentence, detail: t('failed_detail', { hard: entry.hard ? 'yes' : 'no' }) };
        }
        return { sentence, detail: receiptLink(entry) };
      }
      case 'refund':
      case 'refund_reversal':
      case 'dispute':
      case 'dispute_reversal':
        return {
          sentence: t.rich(entry.kind, {
            amount: money(entry.amountMinor),
            way: entry.method === 'card' ? 'card' : 'other',
            whose: reader === 'client' ? 'you' : 'theirs',
            b,
          }),
        };
      case 'credit_note':
        return {
          sentence: t.rich('credit_note', {
            amount: money(entry.amountMinor),
            number: entry.number,
            b,
            note: (words) =>
              entry.id ? (
                <a href={`${CREDIT_NOTES[reader]}/${entry.id}`} className="link">
                  {words}
                </a>
              ) : (
                words
              ),
          }),
        };
      case 'void':
        return { sentence: t('void') };
      case 'reminded':
        return { sentence: t('reminded', { level: entry.level }) };
      case 'due':
        return {
          sentence: t.rich('due', {
            amount: money(entry.amountMinor),
            reader,
            ahead: entry.ahead ? 'yes' : 'no',
            b,
          }),
        };
    }
  };
}
