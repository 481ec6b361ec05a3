import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Client components in every page may use these: what is on a field or chip, and what a failure says. */
const EVERYWHERE = ['ui', 'failure'];

/**
 * Hands the named namespaces of the catalogue to the client components inside, beside those that are
 * there on every page. Whatever is not asked for stays on the server.
 */
export function Words({ of = [], children }: { of?: readonly string[]; children: ReactNode }) {
  const messages = useMessages();
  const wanted = [...EVERYWHERE, ...of];
  return (
    <NextIntlClientProvider
      locale={useLocale()}
      messages={Object.fromEntries(
        Object.entries(messages).filter(([namespace]) => wanted.includes(namespace)),
      )}
    >
      {children}
    </NextIntlClientProvider>
  );
}
