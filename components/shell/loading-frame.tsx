import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SkeletonBar } from '@/components/ui/skeleton';

/** The frame of a client's page that is on its way: header, main column and the person's card in their places. */
export function ClientLoadingFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="border-b border-line bg-surface">
        <div className="mx-auto flex h-15 max-w-300 items-center gap-4 px-5 sm:h-18 sm:px-8">
          <SkeletonBar className="size-8 rounded-control" />
          <SkeletonBar className="h-4 w-32" />
        </div>
      </div>
      <main
        aria-busy
        aria-label={t('loading')}
        className="mx-auto flex w-full max-w-300 flex-1 flex-col gap-12 px-5 pt-8 pb-18 sm:px-8 sm:pt-12 lg:flex-row lg:gap-14"
      >
        <div className="flex min-w-0 flex-col gap-6 lg:flex-1">{children}</div>
        <div className="h-60 shrink-0 skeleton rounded-card max-lg:hidden lg:w-72" />
      </main>
    </div>
  );
}

/** The same for the firm: the sidebar's column, and the page beside it. */
export function StaffLoadingFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <div data-density="firm" className="flex min-h-dvh text-body">
      <div className="w-15 shrink-0 border-r border-line bg-sunken max-sm:hidden lg:w-52" />
      <main
        aria-busy
        aria-label={t('loading')}
        className="flex w-full max-w-280 flex-1 flex-col gap-4 px-5 py-5 sm:px-7 sm:py-6"
      >
        {children}
      </main>
    </div>
  );
}
