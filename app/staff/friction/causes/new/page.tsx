import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProposeForm } from '@/components/causes/cause-forms';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { newId, publicId } from '@/lib/ids';
import { requireEmployee } from '@/lib/session';
import { proposeCauseAction } from '../actions';
import { causeReader } from '../cause-reader';
import { measureOptions } from '../measure-options';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('causes'))('new.title') };
}

/** More are chosen where they are grouped, and come by its form. */
const MOST_SIGNALS = 200;

export default async function NewCausePage({
  searchParams,
}: PageProps<'/staff/friction/causes/new'>) {
  const actor = await requireEmployee('/staff/friction/causes/new');
  const { signals, measured, where } = await searchParams;
  const shell = await getStaffShell(actor);
  const t = await getTranslations();
  const chosen = readSignals(signals);
  return (
    <StaffShell shell={shell} place="friction">
      <FirstSentence
        reader="firm"
        lede={[
          t('causes.new.lede'),
          ...(chosen.length > 0 ? [t('causes.new.with', { count: chosen.length })] : []),
        ].join(' ')}
        above={
          <Breadcrumb
            trail={[{ href: '/staff/friction/causes', label: t('causes.title') }]}
            current={t('causes.new.title')}
          />
        }
      >
        {t('causes.new.sentence')}
      </FirstSentence>
      <Words of={['causeForms']}>
        <ProposeForm
          action={proposeCauseAction}
          id={publicId('ca', newId())}
          said={{
            ...{ sentence: '', remedy: '' },
            measured: typeof measured === 'string' ? measured : '',
            where: typeof where === 'string' ? where : '',
          }}
          options={measureOptions(t, causeReader(shell))}
          signals={chosen}
        />
      </Words>
    </StaffShell>
  );
}

/** Public ids of an address, one or several; what is none the verb refuses. */
function readSignals(signals: string | string[] | undefined): string[] {
  const all = [signals ?? []].flat().flatMap((text) => text.split(' '));
  return [...new Set(all)].filter((id) => /^si_[0-9a-z]{26}$/.test(id)).slice(0, MOST_SIGNALS);
}
