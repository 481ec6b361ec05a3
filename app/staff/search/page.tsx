import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SearchPage } from '@/components/search/search-page';
import { StaffShell } from '@/components/shell/staff-shell';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { describeSearch } from '@/domain/search/describe-search';
import { SearchAddress } from '@/domain/search/search-address';
import { searchPortal } from '@/domain/search/search-portal';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('searchPanel'))('title') };
}

export default async function StaffSearchPage({ searchParams }: PageProps<'/staff/search'>) {
  const actor = await requireEmployee('/staff/search');
  const asked = SearchAddress.parse(await searchParams);
  const { shell, view } = await readPage(() =>
    readAs(actor, async () => {
      const shell = await getStaffShell(actor);
      return {
        shell,
        view: await searchPortal(actor, asked.q, { ...asked, locale: shell.locale }),
      };
    }),
  );
  const { locale, zone } = shell;
  const t = await getTranslations();
  const reader = { isFirm: true, t, locale, zone, today: todayIn(zone) };
  return (
    <StaffShell shell={shell} place={null}>
      <SearchPage answer={describeSearch(view, reader)} place="/staff/search" kind={asked.kind} />
    </StaffShell>
  );
}
