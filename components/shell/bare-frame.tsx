import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Lamp } from './lamp';
import { MAIN_ID } from './skip-link';

/** The frame of a page that knows neither its reader nor the firm: what is missing, and what failed. */
export function BareFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-18 max-w-300 items-center px-5 sm:px-8">
          <a href="/" className="flex items-center gap-2.5 rounded-control font-strong">
            <Lamp lit={false} className="size-6" />
            {t('product')}
          </a>
        </div>
      </header>
      <main
        id={MAIN_ID}
        className="mx-auto flex w-full max-w-300 flex-1 flex-col items-start gap-6 px-5 py-12 sm:px-8"
      >
        {children}
      </main>
    </div>
  );
}
