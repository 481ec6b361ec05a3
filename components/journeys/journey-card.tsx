import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Cell, Table, TableRow } from '@/components/ui/table';
import { type Tab, Tabs } from '@/components/ui/tabs';
import { JourneyChart } from './journey-chart';

/** One step, written out. */
export type StepItem = {
  key: string;
  name: string;
  count: number;
  countText: string;
  /** How many were lost since the step before, with a minus; null at the first step. */
  lostText: string | null;
  /** Most were lost before it. */
  isWorst: boolean;
};

/** One journey: a sentence, the picture that it is about, and a table one press away. */
export function JourneyCard({
  tabs,
  sentence,
  steps,
  picture,
  lines,
  stoppedHref,
}: {
  tabs: readonly Tab[];
  sentence: ReactNode;
  /** None where nobody set out. */
  steps: readonly StepItem[];
  /** What the picture shows, in words. */
  picture: string;
  /** How long it takes, and what is told beside it. */
  lines: readonly string[];
  /** Those who stopped; null where they are not listed. */
  stoppedHref: string | null;
}) {
  const t = useTranslations('journeys');
  return (
    <Card labelledBy="journey">
      <CardHeader id="journey" title={t('title')} aside={<Tabs label={t('title')} tabs={tabs} />} />
      {steps.length === 0 ? (
        <EmptyLine>{sentence}</EmptyLine>
      ) : (
        <>
          <CardBody className="flex flex-col gap-3">
            <p className="max-w-measure">
              {sentence}{' '}
              {stoppedHref && (
                <a href={stoppedHref} className="link">
                  {t('who')}
                </a>
              )}
            </p>
            <JourneyChart steps={steps} label={picture} />
            {lines.map((line) => (
              <p key={line} className="text-small text-ink-2">
                {line}
              </p>
            ))}
          </CardBody>
          <details className="border-t border-line">
            <summary className="cursor-pointer px-card py-3 text-small">
              <span className="link">{t('as_table')}</span>
            </summary>
            <StepTable steps={steps} />
          </details>
        </>
      )}
    </Card>
  );
}

function StepTable({ steps }: { steps: readonly StepItem[] }) {
  const t = useTranslations('journeys');
  return (
    <Table
      caption={t('title')}
      columns={[
        { key: 'step', label: t('column.step') },
        { key: 'count', label: t('column.count'), numeric: true },
        { key: 'lost', label: t('column.lost'), numeric: true },
      ]}
    >
      {steps.map(({ key, name, countText, lostText, isWorst }) => (
        <TableRow key={key}>
          <Cell names>{name}</Cell>
          <Cell numeric>{countText}</Cell>
          <Cell numeric className={isWorst ? 'font-strong' : undefined}>
            {lostText ?? '–'}
          </Cell>
        </TableRow>
      ))}
    </Table>
  );
}
