import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FreshAfterBack } from '@/components/shell/fresh-after-back';
import { SoftNavigation } from '@/components/shell/soft-navigation';
import { Words } from '@/components/ui/words';
import { readTheme, THEME_COOKIE } from '@/lib/theme';
import { fontClasses } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { template: '%s · Porchlight', default: 'Porchlight' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
};

/**
 * Reads cookies, and so renders every page for its reader: a prerendered page would show the wrong
 * colours first, and its scripts would be without the nonce that the content policy asks for.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme ?? undefined} className={fontClasses}>
      <body className="min-h-dvh bg-bg font-sans text-ink">
        <Words>{children}</Words>
        <SoftNavigation />
        <FreshAfterBack />
      </body>
    </html>
  );
}
