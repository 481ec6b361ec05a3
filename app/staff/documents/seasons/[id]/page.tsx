import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LookAgain } from '@/components/ui/look-again';
import { SeasonLines } from '@/components/seasons/season-lines';
import { SeasonRun } from '@/components/seasons/season-run';
import { SeasonPublish } from '@/components/seasons/season-publish';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { getSeason } from '@/domain/seasons/get-season';
import { seasonSentence } from '@/domain/seasons/sentences';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { takeBackPublishingAction } from '@/app/staff/documents/actions';
import { publishSeasonAction, stopSeasonAction } from '../actions';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('seasons'))('title') };
}

export default async function SeasonPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/documents/seasons/${id}`);
  const [shell, season] = await readPage(() =>
    readAs(actor, () => Promise.all([getStaffShell(actor), getSeason(actor, parseId('sn', id))])),
  );
  const t = await getTranslations();
  const { zone, locale } = shell;
  const today = todayIn(zone);
  const { counts, state, shown, run } = season;
  const isReading = state === 'reading' || counts.reading > 0;
  const isGoing = run !== null && run.state !== 'ended';
  const clock = (at: Date) => formatInstant(at, { zone, today, locale, style: 'recent' });
  const settled = season.lines - counts.waiting - counts.reading;
  const problems = Object.fromEntries(
    shown.flatMap(({ line, problem }) =>
      problem && t.has(problem) ? [[line, t(problem, { size: 0, said: '', found: '' })]] : [],
    ),
  );
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/documents', label: t('documents.title') },
              { href: '/staff/documents/seasons', label: t('seasons.title') },
            ]}
            current={season.filename}
          />
        }
        lede={t('documents.invisible')}
      >
        {seasonSentence(season, { t, locale, today })}
      </FirstSentence>
      {season.problem && (
        <Note tone="error">{t(season.problem, { line: season.problemLine ?? 0 })}</Note>
      )}
      {season.unnamed > 0 && (
        <Note tone="notice">{t('seasons.unnamed', { count: season.unnamed })}</Note>
      )}
      {isReading && (
        <Card>
          <CardBody>
            <Progress
              label={t('seasons.reading')}
              value={settled}
              max={Math.max(1, season.lines)}
              count={t('seasons.of', { done: settled, lines: season.lines })}
            >
              {t('seasons.leave')}
            </Progress>
          </CardBody>
        </Card>
      )}
      {(isReading || isGoing) && <LookAgain />}
      {season.lines > 0 && (
        <Words of={['seasons']}>
          {run && (
            <SeasonRun
              seasonId={season.id}
              run={run}
              moved={clock(run.movedAt)}
              told={run.tellsAt && clock(run.tellsAt)}
              stop={stopSeasonAction}
              takeBack={takeBackPublishingAction}
            />
          )}
          <SeasonLines season={season} problems={problems} />
          {!isReading && !isGoing && counts.ready > 0 && (
            <SeasonPublish
              id={season.id}
              count={counts.ready}
              goingTo={season.goingTo}
              look={season.look}
              publish={publishSeasonAction}
            />
          )}
        </Words>
      )}
    </StaffShell>
  );
}
