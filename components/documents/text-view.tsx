'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Note } from '@/components/ui/note';
import type { OpenFailure } from '@/domain/documents/report-open-failed';
import { decodeText } from '@/lib/decode-text';
import { failureOf } from './failure';

/** As much as one reads in a page; the rest is in the file. */
const MOST_BYTES = 500_000;

/** A text or a table in plain letters, whatever it was written with. */
export function TextView({
  url,
  title,
  sizeBytes,
  onFail,
}: {
  url: string;
  title: string;
  sizeBytes: number;
  onFail: (reason: OpenFailure) => void;
}) {
  const t = useTranslations('documents.viewer');
  const [text, setText] = useState<string | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const last = Math.min(sizeBytes, MOST_BYTES) - 1;
      const answer = await fetch(url, {
        signal: stop.signal,
        headers: { range: `bytes=0-${last}` },
      });
      if (!answer.ok) return onFail(failureOf(answer.status));
      setText(decodeText(new Uint8Array(await answer.arrayBuffer())));
    };
    read().catch(() => {
      if (!stop.signal.aborted) onFail('network');
    });
    return () => stop.abort();
  }, [onFail, sizeBytes, url]);

  return (
    <div className="flex flex-col gap-3 border-b border-line bg-sunken px-7 py-6">
      <pre
        tabIndex={0}
        aria-label={title}
        aria-busy={text === null}
        className="max-h-[70dvh] min-h-40 overflow-auto bg-surface p-5 font-mono text-[0.8125rem] leading-5 shadow-rest viewer:max-h-[58dvh]"
      >
        {text}
      </pre>
      {sizeBytes > MOST_BYTES && <Note tone="notice">{t('beginning_only')}</Note>}
    </div>
  );
}
