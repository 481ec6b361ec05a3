import { useTranslations } from 'next-intl';
import { ActButton } from '@/components/ui/act-button';
import { Card, CardBody } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';
import type { SeasonRun as Run } from '@/domain/seasons/list-seasons';

/** How far the documents of a season are on their way out, and until when they can be taken back. */
export function SeasonRun({
  seasonId,
  run,
  moved,
  told,
  stop,
  takeBack,
}: {
  seasonId: string;
  run: Run;
  /** When the last step was done, and when they are told, as the clock's time. */
  moved: string;
  told: string | null;
  stop: FormAction<void>;
  takeBack: FormAction<void>;
}) {
  const t = useTranslations('seasons.run');
  const { id, state, documents, done, outgoing, isStill } = run;
  const back = outgoing > 0 && (
    <ActButton action={takeBack} fields={{ id }} actingLabel={t('taking_back')}>
      {t('take_back')}
    </ActButton>
  );
  if (state === 'ended') {
    if (told === null) return null;
    return (
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-card py-3">
          <div className="min-w-60 flex-1">
            <p className="font-strong">{t('told_at', { count: outgoing, time: told })}</p>
            <p className="text-small text-ink-2">{t('unseen')}</p>
          </div>
          {back}
        </div>
      </Card>
    );
  }
  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <Progress
          label={t(state)}
          value={done}
          max={documents}
          count={t('of', { done, count: documents })}
        >
          {t('leave')}
        </Progress>
        {isStill && <Note tone="error">{t('still', { time: moved })}</Note>}
        <div className="flex flex-wrap items-start gap-2">
          {state === 'going' && (
            <ActButton
              action={stop}
              fields={{ id: seasonId }}
              actingLabel={t('stopping_now')}
              look="ink"
            >
              {t('stop')}
            </ActButton>
          )}
          {back}
        </div>
      </CardBody>
    </Card>
  );
}
