import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { DeletedCard, HeldCard, LeavingCard, OverCard } from '@/components/records/record-lists';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { listRecords } from '@/domain/records/list-records';
import { DELAY_DAYS } from '@/domain/records/schedule-deletion';
import { recordsSentence } from '@/domain/records/sentences';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { cancelDeletionAction, deleteDocumentAction, liftHoldAction } from './actions';
import { deletedLines, heldLines, leavingLines, overLines } from './record-lines';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const Search = z.object({ after: z.string().max(100).optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records'))('title') };
}

export default async function RecordsPage({ searchParams }: Props) {
  const { after } = Search.parse(await searchParams);
  const actor = await requireEmployee('/staff/records');
  const { shell, list } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      list: await listRecords(actor, { cursor: after }),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const reading = { t, locale, zone, today: todayIn(zone) };
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/documents', label: t('documents.title') }]}
            current={t('records.title')}
          />
        }
        lede={t('records.lede', { days: DELAY_DAYS })}
      >
        {recordsSentence(list, reading)}
      </FirstSentence>
      <OverCard
        rows={overLines(list, reading)}
        moreHref={list.next && `/staff/records?after=${list.next}`}
        remove={deleteDocumentAction}
      />
      <LeavingCard rows={leavingLines(list, reading)} takeBack={cancelDeletionAction} />
      <HeldCard rows={heldLines(list, reading)} lift={liftHoldAction} />
      <DeletedCard rows={deletedLines(list, reading)} />
    </StaffShell>
  );
}
