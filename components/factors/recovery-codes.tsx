'use client';

import { useTranslations } from 'next-intl';
import { Button, LinkButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';

/** Ten codes, this once: to be copied, saved or printed before one goes on. */
export function RecoveryCodes({ codes, doneHref }: { codes: string[]; doneHref: string }) {
  const t = useTranslations('factorForms.codes');

  function download() {
    const url = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = t('file');
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <section aria-labelledby="codes" className="flex flex-col items-start gap-4">
      <div role="status">
        <h2 id="codes" className="text-section">
          {t('title')}
        </h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('what')}</p>
      </div>
      <ul
        aria-label={t('title')}
        className="grid gap-x-8 gap-y-1.5 rounded-control bg-sunken px-5 py-4 font-mono text-body tabular-nums sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton text={codes.join('\n')} label={t('copy')} copiedLabel={t('copied')} />
        <Button
          look="plain"
          size="row"
          onClick={download}
          icon={<Icon name="download" size="button" />}
        >
          {t('download')}
        </Button>
        <Button
          look="plain"
          size="row"
          onClick={() => window.print()}
          icon={<Icon name="file-text" size="button" />}
        >
          {t('print')}
        </Button>
      </div>
      <Note tone="notice">{t('once')}</Note>
      <LinkButton look="ink" href={doneHref}>
        {t('kept')}
      </LinkButton>
    </section>
  );
}
