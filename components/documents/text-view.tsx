'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FindBar } from '@/components/find/find-bar';
import { Marks } from '@/components/find/marks';
import { useFind } from '@/components/find/use-find';
import { IconButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import type { OpenFailure } from '@/domain/looks/report-open-failed';
import { decodeText } from '@/lib/decode-text';
import { failureOf } from './failure';
import { MarkOverlay } from './mark-overlay';

/** As much as one reads in a page; the rest is in the file. */
const MOST_BYTES = 500_000;

/** A text or a table in plain letters, whatever it was written with. */
export function TextView({
  url,
  title,
  sizeBytes,
  overlay,
  onFail,
}: {
  url: string;
  title: string;
  sizeBytes: number;
  /** What is laid over it; null for nothing. */
  overlay: string | null;
  onFail: (reason: OpenFailure) => void;
}) {
  const t = useTranslations('documents.viewer');
  const words = useTranslations('documentFind');
  const [text, setText] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const letters = useRef<HTMLPreElement>(null);
  const readAll = useCallback(async () => text ?? '', [text]);
  const find = useFind(text === null ? 0 : 1, readAll, () => 0);

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
    <div className="border-b border-line bg-sunken">
      <FindBar find={find} home={frame} />
      <div className="flex flex-col gap-3 px-7 py-6">
        <div
          ref={frame}
          tabIndex={0}
          role="region"
          aria-label={title}
          aria-busy={text === null}
          className="max-h-[70dvh] min-h-40 overflow-auto bg-surface shadow-rest viewer:max-h-[58dvh]"
        >
          <div className="relative w-fit min-w-full">
            <pre ref={letters} className="p-5 font-mono text-[0.8125rem] leading-5">
              {text}
            </pre>
            <MarkOverlay text={overlay} />
            {find.sought && (
              <Marks
                text={() => letters.current}
                frame={frame}
                sought={find.sought}
                current={find.current?.index ?? null}
                stamp={text}
              />
            )}
          </div>
        </div>
        <IconButton
          label={words('open')}
          icon={<Icon name="search" />}
          aria-keyshortcuts="Control+F"
          onClick={find.open}
          className="self-end print:hidden"
        />
        {sizeBytes > MOST_BYTES && <Note tone="notice">{t('beginning_only')}</Note>}
      </div>
    </div>
  );
}
