import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyLine } from '@/components/ui/empty-line';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { Cell, Table, TableRow } from '@/components/ui/table';
import type { CauseItem } from './cause-item';
import { IntervalPicture, reachOf } from './interval-picture';
import { VerdictChip } from './verdict-chip';

/** Causes with their owner and fix, and how often it went wrong before and after, all on one axis. */
export function CausesTable({
  causes,
  empty,
  again,
}: {
  causes: readonly CauseItem[];
  /** What stands here while there is none. */
  empty: string;
  /** What can be done with one whose fix did not help. */
  again?: (cause: CauseItem) => ReactNode;
}) {
  const t = useTranslations('causes');
  if (causes.length === 0) return <EmptyLine>{empty}</EmptyLine>;
  const told = causes.flatMap(({ difference, verdict }) =>
    difference?.drawn && verdict !== 'too_few' ? [difference.drawn] : [],
  );
  const all = causes.flatMap(({ difference }) => difference?.drawn ?? []);
  // What can't be told yet reaches far, and would press what can into the middle.
  const reach = reachOf(told.length > 0 ? told : all) * (told.length > 0 ? 1.4 : 1);
  return (
    <Table
      caption={t('table')}
      columns={[
        { key: 'cause', label: t('columns.cause'), className: 'w-[31%]' },
        { key: 'owner', label: t('columns.owner'), className: 'w-[23%]' },
        { key: 'rates', label: t('columns.rates') },
        {
          key: 'difference',
          label: t.rich('columns.difference', {
            quiet: (words) => <span className="whitespace-nowrap">{words}</span>,
          }),
        },
        {
          key: 'verdict',
          label: <span className="sr-only">{t('columns.verdict')}</span>,
        },
      ]}
    >
      {causes.map((cause) => (
        <Row key={cause.id} cause={cause} reach={reach} again={again} />
      ))}
    </Table>
  );
}

function Row({
  cause,
  reach,
  again,
}: {
  cause: CauseItem;
  reach: number;
  again: ((cause: CauseItem) => ReactNode) | undefined;
}) {
  const t = useTranslations('causes');
  const { owner, rates, difference, verdict } = cause;
  return (
    <TableRow opens>
      <Cell names href={cause.href} detail={cause.detail} className="align-top">
        {cause.sentence}
      </Cell>
      <Cell detail={cause.plan} className="align-top">
        {owner && <Name name={owner.name} lang={owner.nameLang} />}
      </Cell>
      <Cell className="align-top">
        {rates ? (
          <>
            <span aria-hidden className="whitespace-nowrap tabular-nums">
              {t.rich('rates', {
                ...rates,
                to: () => <Icon name="arrow-right" size="chip" className="inline" />,
                strong: (words) => <strong className="font-strong">{words}</strong>,
              })}
            </span>
            <span className="sr-only">{t('rates_spoken', rates)}</span>
          </>
        ) : (
          <span className="text-small text-ink-2">{cause.ratesNote}</span>
        )}
      </Cell>
      <Cell className="align-top">
        {difference && (
          <>
            {difference.drawn && (
              <span className="block py-0.5">
                <IntervalPicture
                  drawn={difference.drawn}
                  reach={reach}
                  quiet={verdict === 'too_few'}
                />
              </span>
            )}
            <span className="block text-small text-ink-2">{difference.words}</span>
          </>
        )}
      </Cell>
      <Cell className="align-top">
        {cause.isEnded ? (
          <span className="text-small text-ink-2">
            {t(cause.state === 'closed' ? 'ended_as.closed' : 'ended_as.not_a_cause')}
          </span>
        ) : null}
        {verdict && <VerdictChip verdict={verdict} />}
        {cause.note && <span className="mt-1 block text-small text-ink-2">{cause.note}</span>}
        {again && (verdict === 'no_change' || verdict === 'worse') && !cause.isEnded && (
          <span className="relative z-1 mt-1 block">{again(cause)}</span>
        )}
      </Cell>
    </TableRow>
  );
}
