import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { telHref } from '@/components/person/contact-links';
import { usePresence } from '@/components/person/sentences';
import { DemoLine } from '@/components/shell/demo-line';
import { MAIN_ID } from '@/components/shell/skip-link';
import { FirmMark } from '@/components/ui/avatar';
import type { FrontDoorView } from '@/domain/access/get-front-door';

/** The frame of what a link in a mail shows: the firm, and at the foot its desk, for a reader who has not signed in. */
export function LinkFrame({ door, children }: { door: FrontDoorView | null; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {door && <DemoLine demo={door.firm.demo} />}
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-15 max-w-180 items-center gap-2.5 px-5 font-strong sm:h-18 sm:px-8">
          {door && (
            <>
              <FirmMark name={door.firm.name} markUrl={door.firm.markUrl} />
              {door.firm.name}
            </>
          )}
        </div>
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        className="mx-auto flex w-full max-w-180 flex-1 flex-col gap-8 px-5 py-8 outline-none sm:px-8 sm:py-12"
      >
        {children}
      </main>
      {door && <Desk door={door} />}
    </div>
  );
}

function Desk({ door: { firm, availability } }: { door: FrontDoorView }) {
  const t = useTranslations('payLink');
  const presence = usePresence(availability);
  if (!firm.phone) return null;
  return (
    <footer className="border-t border-line">
      <p className="mx-auto max-w-180 px-5 py-5 text-small text-ink-2 sm:px-8">
        {t.rich('desk', {
          phone: () => (
            <a href={telHref(firm.phone ?? '')} className="whitespace-nowrap link">
              {firm.phone}
            </a>
          ),
        })}{' '}
        {presence}
      </p>
    </footer>
  );
}
