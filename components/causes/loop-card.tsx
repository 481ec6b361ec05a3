import { useTranslations } from 'next-intl';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Verdict } from '@/domain/causes/verdict';
import { type Drawn, IntervalPicture, reachOf } from './interval-picture';
import { VerdictChip } from './verdict-chip';

/** How often it went wrong, written out. */
export type LoopItem = {
  /** What the figures say. */
  sentence: string;
  verdict: Verdict | null;
  note: string | null;
  /** The days before, and those since: "9.8", "60 of 612". */
  rows: { key: string; label: string; rate: string; share: string }[];
  difference: { drawn: Drawn; words: string } | null;
  /** "Of all clients of the firm, through 22 Nov". */
  aside: string | null;
  /** How it is counted. */
  how: string | null;
};

/** Whether the fix worked: the picture of the difference, said in words above and in figures below. */
export function LoopCard({ loop }: { loop: LoopItem }) {
  const t = useTranslations('causes');
  const { sentence, verdict, note, rows, difference, aside, how } = loop;
  return (
    <Card>
      <CardHeader title={t('loop.title')} aside={aside} />
      <CardBody className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <p className="max-w-measure min-w-0 flex-1 text-[0.9375rem] leading-[1.375rem] max-sm:basis-full">
            {sentence}
          </p>
          {verdict && (
            <div className="sm:text-right">
              <VerdictChip verdict={verdict} />
              {note && <p className="mt-1 text-small text-ink-2">{note}</p>}
            </div>
          )}
        </div>
        {difference && (
          <div className="max-w-110">
            <IntervalPicture
              drawn={difference.drawn}
              reach={reachOf([difference.drawn]) * 1.15}
              quiet={verdict === 'too_few'}
              wide
            />
            <div aria-hidden className="flex justify-between text-small text-ink-2">
              <span>{t('loop.fewer')}</span>
              <span>{t('loop.same')}</span>
              <span>{t('loop.more')}</span>
            </div>
          </div>
        )}
        {rows.length > 0 && (
          <dl className="grid max-w-110 grid-cols-[1fr_auto_auto] gap-x-5 gap-y-1">
            {rows.map(({ key, label, rate, share }) => (
              <div key={key} className="contents">
                <dt className="text-ink-2">{label}</dt>
                <dd className="text-right font-name tabular-nums">{rate}</dd>
                <dd className="text-right text-small leading-5 text-ink-2 tabular-nums">{share}</dd>
              </div>
            ))}
            {difference && (
              <div className="contents">
                <dt className="text-ink-2">{t('loop.difference')}</dt>
                <dd className="col-span-2 text-right font-name">{difference.words}</dd>
              </div>
            )}
          </dl>
        )}
        {how && (
          <details className="text-small text-ink-2">
            <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
              <span className="link">{t('loop.how')}</span>
            </summary>
            <p className="mt-2 max-w-measure">{how}</p>
          </details>
        )}
      </CardBody>
    </Card>
  );
}
