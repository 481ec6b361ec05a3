import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CallButton } from '@/components/calls/call-button';
import { CallOpener } from '@/components/calls/call-opener';
import { SearchOpener } from '@/components/search/search-opener';
import { ToastProvider } from '@/components/ui/toast';
import { Words } from '@/components/ui/words';
import type { StaffShellView } from '@/domain/access/shell-view';
import { DemoLine } from './demo-line';
import { type StaffPlace, staffNav } from './nav';
import { PhoneTabs } from './phone-tabs';
import { MAIN_ID, SkipLink } from './skip-link';
import { StaffPhoneHeader } from './staff-phone-header';
import { StaffSidebar } from './staff-sidebar';

/** The frame of the firm's pages. `children` begins with its `FirstSentence`. */
export function StaffShell({
  shell,
  place,
  children,
}: {
  shell: StaffShellView;
  place: StaffPlace | null;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  const nav = staffNav(shell);
  return (
    <div data-density="firm" className="flex min-h-dvh flex-col text-body">
      <SkipLink />
      <Words of={['searchPanel']}>
        <SearchOpener place="/staff/search" askHref={null} />
      </Words>
      <DemoLine demo={shell.firm.demo} />
      <ToastProvider closeLabel={t('close')}>
        <div className="flex flex-1">
          <StaffSidebar shell={shell} nav={nav} place={place} />
          <Words of={['callForms']}>
            <CallOpener />
          </Words>
          <div className="flex min-w-0 flex-1 flex-col">
            <StaffPhoneHeader shell={shell} nav={nav} place={place} />
            <main
              id={MAIN_ID}
              tabIndex={-1}
              className="flex w-full max-w-280 flex-1 flex-col gap-4 px-5 py-5 outline-none max-sm:pb-44 sm:px-7 sm:py-6"
            >
              {children}
            </main>
          </div>
        </div>
      </ToastProvider>
      <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden">
        {place !== null && (
          <section aria-label={t('logCall')} className="px-5 py-2">
            <CallButton wide />
          </section>
        )}
        <PhoneTabs
          label={t('tabs')}
          items={nav.daily.map((item) => ({
            ...item,
            label: t(`staff.${item.place}`),
            current: item.place === place,
          }))}
        />
      </div>
    </div>
  );
}

/** Main column and a side column of 300; under 1024 one below the other. */
export function StaffColumns({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4 lg:flex-row lg:items-start">
      <div className="flex min-w-0 flex-1 flex-col gap-4">{children}</div>
      <div className="flex shrink-0 flex-col gap-4 lg:w-75">{side}</div>
    </div>
  );
}
