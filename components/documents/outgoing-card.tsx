'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ActButton } from '@/components/ui/act-button';
import { Card } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { Name } from '@/components/ui/name';
import type { OutgoingBatch } from '@/domain/publishing/list-outgoing';

/** The worker has a moment to show it before the page looks. */
const LOOK_AFTER_MS = 2000;
/** How often it is looked again once the time has come: the worker may be busy. */
const LOOK_AGAIN_MS = 3000;

export type OutgoingActs = {
  takeBack: FormAction<void>;
  tellNow: (state: null, form: FormData) => Promise<{ ok: true } | { ok: false; message: string }>;
};

/** What was published together and nobody was told of yet: until when it can be taken back, whole or one document of it. */
export function OutgoingCard({
  batch,
  tellsAt,
  acts,
}: {
  batch: Omit<OutgoingBatch, 'tellsAt'>;
  /** The moment, and the clock's time in the firm's zone; null while more of them go out. */
  tellsAt: { at: string; time: string } | null;
  acts: OutgoingActs;
}) {
  const t = useTranslations('outgoing');
  useLookAt(tellsAt?.at ?? null);
  const { id, documents, clients, by, shown } = batch;
  const more = documents - shown.length;
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-card py-3">
        <div className="min-w-60 flex-1">
          <p className="font-strong">
            {tellsAt
              ? t('what', { count: documents, clients, time: tellsAt.time })
              : t('going', { count: documents, clients })}
          </p>
          <p className="text-small text-ink-2">
            {t('unseen')}
            {!by.isReader && ` ${t('by', { name: by.name })}`}
          </p>
        </div>
        <div className="flex flex-wrap items-start gap-2">
          {tellsAt && (
            <ConfirmButton
              label={t('now')}
              title={t('now_title', { count: documents, clients })}
              keepLabel={t('wait')}
              actLabel={t('now')}
              actingLabel={t('telling')}
              actLook="ink"
              action={acts.tellNow}
              fields={{ id }}
            >
              <p>{t('now_consequence')}</p>
            </ConfirmButton>
          )}
          <ActButton action={acts.takeBack} fields={{ id }} actingLabel={t('taking_back')}>
            {t('take_back')}
          </ActButton>
        </div>
      </div>
      {documents > 1 && (
        <details className="border-t border-line">
          <summary className="ring-inside cursor-pointer px-card py-3 text-small">
            <span className="link">{t('which')}</span>
          </summary>
          <ul className="px-card pb-3">
            {shown.map(({ id: document, title, client }) => (
              <li
                key={document}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2"
              >
                <span className="min-w-0 flex-1 wrap-anywhere">
                  {title}
                  <span className="block text-small text-ink-2">
                    <Name name={client.name} lang={client.nameLang} />
                  </span>
                </span>
                <ActButton
                  action={acts.takeBack}
                  fields={{ id, document }}
                  actingLabel={t('taking_back')}
                  label={t('take_back_which', { title, client: client.name })}
                >
                  {t('take_back_one')}
                </ActButton>
              </li>
            ))}
          </ul>
          {more > 0 && (
            <p className="px-card pb-3 text-small text-ink-2">{t('more', { count: more })}</p>
          )}
        </details>
      )}
    </Card>
  );
}

/** Looks at the page again once the time has come, until this card is gone from it; at once where nobody knows the time yet. */
function useLookAt(at: string | null): void {
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      router.refresh();
      timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    const waitMs = at === null ? 0 : Math.max(0, Date.parse(at) - Date.now());
    timer = setTimeout(look, waitMs + LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [at, router]);
}
