import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LookAgain } from '@/components/ui/look-again';
import { SeasonDrop } from '@/components/seasons/season-drop';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { List, Row } from '@/components/ui/list';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listSeasons, type SeasonView } from '@/domain/seasons/list-seasons';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('seasons'))('title') };
}

export default async function SeasonsPage() {
  const actor = await requireEmployee('/staff/documents/seasons');
  const [shell, seasons] = await readPage(() =>
    readAs(actor, () => Promise.all([getStaffShell(actor), listSeasons(actor)])),
  );
  const t = await getTranslations();
  const { zone, locale } = shell;
  const today = todayIn(zone);
  const clock = (at: Date) => formatInstant(at, { zone, today, locale, style: 'recent' });
  const reading = seasons.filter(({ state }) => state === 'reading').length;
  const isMoving = reading > 0 || seasons.some(({ run }) => run && run.state !== 'ended');
  /** What was last done with it, or is being done. */
  const standing = ({ state, done, lines, run }: SeasonView) => {
    if (run?.state === 'going')
      return t('seasons.state.going', { done: run.done, count: run.documents });
    if (run?.state === 'stopping') return t('seasons.state.stopping');
    if (run?.tellsAt)
      return t('seasons.state.told_at', { count: run.outgoing, time: clock(run.tellsAt) });
    return t(`seasons.state.${state}`, { done, lines });
  };
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/documents', label: t('documents.title') }]}
            current={t('seasons.title')}
          />
        }
        lede={t('documents.invisible')}
      >
        {t('seasons.sentence', { count: reading })}
      </FirstSentence>
      <Words of={['seasons', 'documents']}>
        <SeasonDrop />
      </Words>
      {seasons.length > 0 && (
        <Card>
          <CardHeader title={t('seasons.brought')} />
          <List>
            {seasons.map((season) => (
              <Row
                key={season.id}
                icon="folder"
                href={`/staff/documents/seasons/${season.id}`}
                title={season.filename}
                detail={[clock(season.createdAt), standing(season)].join(' · ')}
              />
            ))}
          </List>
        </Card>
      )}
      {isMoving && <LookAgain />}
    </StaffShell>
  );
}
