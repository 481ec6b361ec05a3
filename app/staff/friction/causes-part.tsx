import { getTranslations } from 'next-intl/server';
import { LookAgain } from '@/components/causes/end-buttons';
import { CausesTable } from '@/components/causes/causes-table';
import { ProposalCard } from '@/components/causes/proposal-card';
import { Card, CardFoot, CardHeader } from '@/components/ui/card';
import { Words } from '@/components/ui/words';
import type { CauseReader } from '@/domain/causes/cause-words';
import type { Causes } from '@/domain/causes/list-causes';
import { BEFORE_DAYS } from '@/domain/causes/loop';
import { UNCAUSED_DAYS } from '@/domain/causes/uncaused';
import { endCauseAction, reopenCauseAction } from './causes/actions';
import { causeItem, proposalItem } from './causes/cause-items';

/** The proposals that stand on the page where the causes are one of several things. */
const MOST_PROPOSED = 1;

/**
 * What is nobody's yet, the causes with whether their fix worked, and the way to what has none: on the page of friction, and on
 * their own.
 */
export async function CausesPart({
  causes,
  reader,
  whole = false,
  mayLight = true,
}: {
  causes: Causes;
  reader: CauseReader;
  /** On their own page: all proposals, and those that are put away. */
  whole?: boolean;
  /** Nothing else on the page is lit. */
  mayLight?: boolean;
}) {
  const t = await getTranslations();
  const { proposed, running, ended, endedCount, uncaused } = causes;
  const shown = whole ? proposed : proposed.slice(0, MOST_PROPOSED);
  return (
    <>
      {shown.map((cause, place) => (
        <ProposalCard
          key={cause.id}
          proposal={proposalItem(cause, t, reader)}
          lit={mayLight && place === 0}
          end={endCauseAction}
        />
      ))}
      <Card>
        <CardHeader
          title={t('causes.list')}
          aside={t('causes.list_aside', { days: BEFORE_DAYS })}
        />
        <Words of={['causeForms']}>
          <CausesTable
            causes={running.map((cause) => causeItem(cause, t, reader))}
            empty={t('causes.list_empty')}
            again={({ id, sentence }) => (
              <LookAgain
                cause={id}
                sentence={sentence}
                label={t('causes.look_again')}
                size="row"
                reopen={reopenCauseAction}
              />
            )}
          />
        </Words>
        {whole && ended.length > 0 && (
          <details className="border-t border-line">
            <summary className="cursor-pointer list-none px-card py-3 text-small [&::-webkit-details-marker]:hidden">
              <span className="link">{t('causes.ended', { count: endedCount })}</span>
            </summary>
            <div className="border-t border-line">
              <CausesTable causes={ended.map((cause) => causeItem(cause, t, reader))} empty="" />
            </div>
          </details>
        )}
        <CardFoot>
          <span className="text-small">
            {!whole && (
              <a href="/staff/friction/causes" className="link">
                {proposed.length > shown.length
                  ? t('causes.nobodys_more', { count: proposed.length - shown.length })
                  : endedCount > 0
                    ? t('causes.ended', { count: endedCount })
                    : t('causes.all')}
              </a>
            )}
          </span>
          <span className="text-small text-ink-2">
            {uncaused > 0
              ? t.rich('causes.uncaused', {
                  count: uncaused,
                  link: (words) => (
                    <a href="/staff/friction/causes/group" className="link">
                      {words}
                    </a>
                  ),
                })
              : t('causes.uncaused_none', { days: UNCAUSED_DAYS })}
          </span>
        </CardFoot>
      </Card>
    </>
  );
}
