import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { mailHref } from '@/components/person/contact-links';
import { LookingBanner } from '@/components/looking/looking-banner';
import { PersonCard } from '@/components/person/person-card';
import { PersonLine } from '@/components/person/person-line';
import { SearchOpener } from '@/components/search/search-opener';
import { Words } from '@/components/ui/words';
import type { ClientShellView } from '@/domain/access/shell-view';
import { ClientHeader } from './client-header';
import { DemoLine } from './demo-line';
import { Lamp } from './lamp';
import { clientNav, type ClientPlace } from './nav';
import { MAIN_ID, SkipLink } from './skip-link';

/**
 * The frame of a client's page. `children` is the main column and begins with its `FirstSentence`;
 * the rail begins with the person, and `rail` comes under them.
 */
export function ClientShell({
  shell,
  place,
  rail,
  wide = false,
  children,
}: {
  shell: ClientShellView;
  place: ClientPlace | null;
  rail?: ReactNode;
  /** Full width without rail and footer, for a document with its list; the person is its foot then. */
  wide?: boolean;
  children: ReactNode;
}) {
  const t = useTranslations('shell');
  const { email } = shell.helper;
  const nav = clientNav(shell);
  const lit = shell.counts.toPay + shell.counts.documents > 0;
  return (
    <div
      className="flex min-h-dvh flex-col"
      data-contact={shell.contact}
      data-looking={shell.looking ? '' : undefined}
    >
      <SkipLink />
      <Words of={['searchPanel']}>
        <SearchOpener place="/search" askHref={email && mailHref(email)} />
      </Words>
      {shell.looking && <LookingBanner looking={shell.looking} />}
      <DemoLine demo={shell.firm.demo} />
      <ClientHeader shell={shell} nav={nav} place={place} />
      {wide ? (
        <main id={MAIN_ID} tabIndex={-1} className="flex-1 outline-none max-sm:pb-44">
          {children}
        </main>
      ) : (
        <div className="mx-auto flex w-full max-w-300 flex-1 flex-col gap-12 px-5 pt-8 pb-18 max-sm:pb-48 sm:px-8 sm:pt-12 lg:flex-row lg:gap-14">
          <main
            id={MAIN_ID}
            tabIndex={-1}
            className="flex min-w-0 flex-col gap-12 outline-none lg:flex-1"
          >
            {children}
          </main>
          <aside
            aria-label={t('rail')}
            className={clsx(
              'flex shrink-0 flex-col gap-6 lg:w-72 print:hidden',
              !rail && 'max-sm:hidden',
            )}
          >
            <div className="max-w-80 max-sm:hidden lg:max-w-none">
              <PersonCard helper={shell.helper} />
            </div>
            {rail}
          </aside>
        </div>
      )}
      {!wide && (
        <footer className="border-t border-line max-sm:hidden print:hidden">
          <div className="mx-auto flex max-w-300 items-center gap-3 px-8 py-5 text-small text-ink-2">
            <Lamp lit={lit} />
            {t('product')}
            <a href="/history" className="ml-auto hover:underline">
              {t('foot.history')}
            </a>
            <a href="/check" className="ml-3 hover:underline">
              {t('foot.check')}
            </a>
            <a href="/take-out" className="ml-3 hover:underline">
              {t('foot.takeOut')}
            </a>
          </div>
        </footer>
      )}
      <aside
        aria-label={t('strip')}
        className="fixed inset-x-0 bottom-[calc(3.5625rem+env(safe-area-inset-bottom))] z-20 border-y border-line bg-surface px-4 py-2.5 sm:hidden print:hidden"
      >
        <PersonLine helper={shell.helper} buttons />
      </aside>
    </div>
  );
}

/** A quiet part of the rail, under the person. */
export function RailPart({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b border-line px-1 pb-6 text-small last:border-b-0">
      <h2 className="mb-1.5 font-strong">{title}</h2>
      <div className="flex flex-col items-start gap-2 text-ink-2">{children}</div>
    </section>
  );
}
