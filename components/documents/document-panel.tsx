import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

/** One document: what it is, the document itself, who has looked at it, and whom to ask. */
export function DocumentPanel({
  id,
  version,
  title,
  facts,
  hasCopy,
  backHref,
  lead,
  viewer,
  signing,
  audience,
  looks,
  versions,
  person,
}: {
  id: string;
  /** An earlier one that is shown; without it the newest. */
  version?: number | undefined;
  title: string;
  /** '2025 · PDF, 1 page · 84 KB'. */
  facts: string;
  /** There is a copy to take away now. */
  hasCopy: boolean;
  backHref: string;
  /** Above it, what is asked of its reader. */
  lead: ReactNode;
  viewer: ReactNode;
  /** Under it, where that is done. */
  signing: ReactNode;
  /** Who can see it, in words. */
  audience: ReactNode;
  looks: ReactNode;
  /** Where there was more than one. */
  versions?: ReactNode;
  person: ReactNode;
}) {
  const t = useTranslations('documents');
  return (
    <article className="flex min-h-full flex-col bg-surface" aria-label={title}>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line px-5 py-3.5">
        <LinkButton
          href={backHref}
          look="plain"
          className="px-2! viewer:hidden"
          icon={<Icon name="arrow-left" />}
          aria-label={t('back')}
        >
          {''}
        </LinkButton>
        <div className="min-w-0 flex-1">
          <h1 className="text-section">{title}</h1>
          <p className="text-small text-ink-2">{facts}</p>
        </div>
        <div className="flex gap-3 print:hidden">
          {hasCopy && <DownloadForm id={id} version={version} />}
          <LinkButton
            href={backHref}
            className="px-2.5! max-viewer:hidden"
            icon={<Icon name="x" size="button" />}
            aria-label={t('close')}
          >
            {''}
          </LinkButton>
        </div>
      </header>
      {lead}
      {viewer}
      {signing}
      <section aria-labelledby="looks" className="flex flex-col gap-4 px-5 py-6">
        <div>
          <h2 id="looks" className="text-section">
            {t('looks.title')}
          </h2>
          {audience}
        </div>
        {looks}
      </section>
      {versions}
      <footer className="mt-auto border-t border-line px-5 py-4 max-sm:hidden print:hidden">
        {person}
      </footer>
    </article>
  );
}

/** Works without script: the answer leads to the file, and the page stays. */
function DownloadForm({ id, version }: { id: string; version?: number | undefined }) {
  const t = useTranslations('documents');
  return (
    <form
      method="post"
      action={`/api/documents/${id}/download${version ? `?version=${version}` : ''}`}
    >
      <Button type="submit" icon={<Icon name="download" size="button" />}>
        <span className="max-sm:sr-only">{t('download')}</span>
      </Button>
    </form>
  );
}
