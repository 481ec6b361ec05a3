import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CauseHistory } from '@/components/causes/cause-history';
import { CloseCause, LookAgain, NotACause, Reopen } from '@/components/causes/end-buttons';
import { LoopCard } from '@/components/causes/loop-card';
import { SignalList } from '@/components/causes/signal-list';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardFoot, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { becameWords } from '@/domain/causes/became-words';
import { stateSentence } from '@/domain/causes/cause-words';
import { getCause } from '@/domain/causes/get-cause';
import { listCauseChoices, listOwnerChoices } from '@/domain/causes/list-cause-choices';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  endCauseAction,
  giveCauseAction,
  reopenCauseAction,
  takeCauseBackAction,
} from '../actions';
import { causeReader } from '../cause-reader';
import { signalLines } from '../signal-lines';
import { CauseSide } from './cause-side';
import { loopItem } from './loop-item';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('causes'))('one_title') };
}

const ACTIONS = {
  give: giveCauseAction.bind(null, null),
  takeBack: takeCauseBackAction.bind(null, null),
};

export default async function CausePage({ params }: PageProps<'/staff/friction/causes/[cause]'>) {
  const { cause: id } = await params;
  const actor = await requireEmployee(`/staff/friction/causes/${id}`);
  const [shell, page, owners, choices] = await readPage(() =>
    readAs(actor, () =>
      Promise.all([
        getStaffShell(actor),
        getCause(actor, { cause: id }),
        listOwnerChoices(actor),
        listCauseChoices(actor),
      ]),
    ),
  );
  const t = await getTranslations();
  const reader = causeReader(shell);
  const { cause, shown, ownSignals, history } = page;
  const { sentence, state } = cause;
  const isEnded = state === 'closed' || state === 'not_a_cause';
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={stateSentence(cause, t, reader)}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/friction/causes', label: t('causes.title') }]}
            current={t('causes.one_title')}
          />
        }
        actions={
          <Words of={['causeForms']}>
            {isEnded ? (
              <Reopen cause={id} reopen={reopenCauseAction} />
            ) : (
              <NotACause cause={id} sentence={sentence} end={endCauseAction} />
            )}
            {state === 'fixed' && (
              <LookAgain
                cause={id}
                sentence={sentence}
                label={t('causes.look_again')}
                reopen={reopenCauseAction}
              />
            )}
            {(state === 'open' || state === 'fixed') && (
              <CloseCause cause={id} sentence={sentence} end={endCauseAction} />
            )}
          </Words>
        }
      >
        {sentence}
      </FirstSentence>
      <StaffColumns side={<CauseSide cause={cause} owners={owners} reader={reader} />}>
        <LoopCard loop={loopItem(cause, t, reader)} />
        <Card id="signals">
          <CardHeader
            title={t('causes.its_signals')}
            aside={
              ownSignals < cause.signals
                ? t('causes.its_signals_aside', { own: ownSignals, all: cause.signals })
                : t('causes.its_signals_all', { all: cause.signals })
            }
          />
          {shown.length > 0 ? (
            <SignalList
              signals={signalLines(shown, t, reader)}
              current={{ id, sentence }}
              choices={choices}
              actions={ACTIONS}
            />
          ) : (
            <EmptyLine>
              {cause.signals > 0
                ? t('causes.its_signals_elsewhere', { all: cause.signals })
                : t('causes.its_signals_empty')}
            </EmptyLine>
          )}
          {shown.length < ownSignals && (
            <CardFoot>
              <span className="text-small text-ink-2">
                {t('causes.its_signals_more', { count: shown.length })}
              </span>
            </CardFoot>
          )}
        </Card>
        <CauseHistory
          events={history.map((event) => ({
            id: event.id,
            words: becameWords(event, t, reader),
            who: event.who,
            at: event.at.toISOString(),
            when: formatInstant(event.at, { style: 'row', ...reader }),
          }))}
        />
      </StaffColumns>
    </StaffShell>
  );
}
