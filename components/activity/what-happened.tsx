import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EventWords } from '@/domain/activity/describe-event';
import type { EventType } from '@/domain/activity/events';

/** One event as a sentence, what it was done to as a link. */
export function WhatHappened({
  type,
  words,
  href,
  lang,
  linked = true,
}: {
  type: EventType;
  words: EventWords;
  /** Where the subject is looked at; null where it has no page. */
  href: string | null;
  /** The language of the subject's name. */
  lang: string | null;
  linked?: boolean;
}) {
  const t = useTranslations('activity.what');
  const link = (name: ReactNode) =>
    linked && href ? (
      <a href={href} className="link" lang={lang ?? undefined}>
        {name}
      </a>
    ) : (
      <span lang={lang ?? undefined}>{name}</span>
    );
  const bad = (what: ReactNode) => <span className="text-brick">{what}</span>;
  return <>{t.rich(type, { ...words, link, bad })}</>;
}
