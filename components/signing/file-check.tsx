'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import { formatFileSize } from '@/lib/file-size';
import { CheckAnswer, type Checked } from './check-answer';
import { hashFile, type HashFailure, MOST_BYTES } from './hash-file';

type Step =
  | { name: 'empty' }
  | { name: 'working'; file: string }
  | { name: 'failed'; file: string; size: number; why: HashFailure | 'failed'; said?: string }
  | { name: 'answered'; file: string; sha256: string; answer: Checked };

/** Takes one file, works out its fingerprint, and says whether it is one that was signed. */
export function FileCheck({ locale }: { locale: string }) {
  const t = useTranslations('verifyForm');
  const input = useRef<HTMLInputElement>(null);
  const newest = useRef(0);
  const [over, setOver] = useState(false);
  const [step, setStep] = useState<Step>({ name: 'empty' });

  async function check(file: File | undefined) {
    if (!file) return;
    const turn = (newest.current += 1);
    setStep({ name: 'working', file: file.name });
    const next = await judge(file);
    // Another file may have been dropped meanwhile.
    if (turn === newest.current) setStep(next);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void check(event.dataTransfer.files[0]);
  }

  return (
    <div className="flex flex-col gap-6">
      <section
        aria-label={t('drop')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={clsx(
          'flex flex-wrap items-center gap-x-6 gap-y-3 rounded-card border border-dashed px-5 py-6 transition-colors',
          over ? 'border-strong bg-slate-wash' : 'border-line-2 bg-surface',
        )}
      >
        <Icon name="file-text" className="text-ink-2" />
        <div className="min-w-60 flex-1">
          <p className="font-strong">{t('drop')}</p>
          <p className="text-small text-ink-2">
            {t('limit', { size: formatFileSize(MOST_BYTES, locale) })}
          </p>
        </div>
        <input
          ref={input}
          type="file"
          aria-label={t('file')}
          onChange={(event) => {
            void check(event.target.files?.[0]);
            event.target.value = '';
          }}
          className="sr-only"
          tabIndex={-1}
        />
        <Button onClick={() => input.current?.click()}>
          {t(step.name === 'empty' ? 'choose' : 'again')}
        </Button>
      </section>
      <div role="status" className="flex flex-col gap-4 empty:hidden">
        {step.name === 'working' && (
          <Note tone="wait" announced={false}>
            {t('working', { file: step.file })}
          </Note>
        )}
        {step.name === 'failed' && (
          <Note tone="error" announced={false} title={step.file}>
            {step.said ??
              t(step.why, {
                size: formatFileSize(step.size, locale),
                most: formatFileSize(MOST_BYTES, locale),
              })}
          </Note>
        )}
        {step.name === 'answered' && (
          <CheckAnswer file={step.file} sha256={step.sha256} answer={step.answer} locale={locale} />
        )}
      </div>
    </div>
  );
}

async function judge(file: File): Promise<Step> {
  const about = { file: file.name, size: file.size };
  const hashed = await hashFile(file);
  if ('failure' in hashed) return { name: 'failed', ...about, why: hashed.failure };
  try {
    const response = await fetch('/api/verify', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sha256: hashed.sha256 }),
    });
    const body: unknown = await response.json();
    if (response.ok)
      return { name: 'answered', file: file.name, ...hashed, answer: body as Checked };
    // What the portal says to it, such as that it was asked too often, is a sentence already.
    const { title } = body as { title?: string };
    return { name: 'failed', ...about, why: 'failed', ...(title && { said: title }) };
  } catch {
    return { name: 'failed', ...about, why: 'failed' };
  }
}
