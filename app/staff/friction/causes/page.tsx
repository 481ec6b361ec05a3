import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { causesSentence } from '@/domain/causes/cause-words';
import { listCauses } from '@/domain/causes/list-causes';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import { CausesPart } from '../causes-part';
import { causeReader } from './cause-reader';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('causes'))('title') };
}

export default async function CausesPage() {
  const actor = await requireEmployee('/staff/friction/causes');
  const [shell, causes] = await readPage(() =>
    readAs(actor, () => Promise.all([getStaffShell(actor), listCauses(actor)])),
  );
  const t = await getTranslations();
  const isEmpty = causes.proposed.length + causes.running.length + causes.endedCount === 0;
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={t(isEmpty ? 'causes.lede_none' : 'causes.lede')}
        actions={
          <LinkButton href="/staff/friction/causes/new" icon={<Icon name="plus" size="button" />}>
            {t('causes.propose')}
          </LinkButton>
        }
      >
        {causesSentence(causes, t)}
      </FirstSentence>
      <CausesPart causes={causes} reader={causeReader(shell)} whole />
    </StaffShell>
  );
}
