'use client';

import { buttonClass } from '@/components/ui/button';
import { incidentOfDigest } from '@/lib/incident-number';
import { fontClasses } from './fonts';
import './globals.css';

/** When the root layout itself fails, the catalogue may be what failed: the words stand here. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <html lang="en" className={fontClasses}>
      <body className="min-h-dvh bg-bg font-sans text-ink">
        <title>Porchlight</title>
        <main className="mx-auto flex max-w-300 flex-col items-start gap-6 px-5 py-18 sm:px-8">
          <h1 className="say-inner">We can’t show this now. Nothing was changed.</h1>
          {digest && (
            <p>
              Incident <strong>{incidentOfDigest(digest)}</strong>
            </p>
          )}
          <button type="button" className={buttonClass({ look: 'ink' })} onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
