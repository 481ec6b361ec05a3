'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { FormAction } from '@/components/ui/form-action';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { useToast } from '@/components/ui/toast';
import type { CallClient } from '@/domain/calls/find-call-clients';
import type { CallChoices } from './call-choices';
import { CallForm } from './call-form';
import { askForClients, sendCall } from './call-requests';
import { ClientFinder } from './client-finder';

/** About whom and what a call is begun. */
export type CallBegun = { client?: string; contact?: string; topic?: string };

const TAKE_BACK_SECONDS = 60;

/** Writes down what somebody said, over whatever page stands there. Escape gives the focus back to where it was. */
export function CallPanel({ begun, onClose }: { begun: CallBegun; onClose: () => void }) {
  const t = useTranslations('callForms');
  const show = useToast();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [chosen, setChosen] = useState<{ client: CallClient; choices: CallChoices } | null>(null);
  const [isSearching, setSearching] = useState(!begun.client);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
    return () => shown?.close();
  }, []);

  useEffect(() => {
    const { client } = begun;
    if (!client) return;
    const abort = new AbortController();
    askForClients({ client }, abort.signal)
      .then((choices) => {
        const [found] = choices.clients;
        if (found) setChosen({ client: found, choices });
        else setSearching(true);
      })
      .catch(() => {
        if (!abort.signal.aborted) setSearching(true);
      });
    return () => abort.abort();
  }, [begun]);

  const leave = useCallback(() => {
    // While it is in the page still: only then does the browser give the focus back.
    dialog.current?.close();
    onClose();
  }, [onClose]);

  const send: FormAction<{ id: string }> = (_, form) => sendCall('/api/calls', form, t('failed'));

  const logged = useCallback(
    (id: string) => {
      leave();
      router.refresh();
      const takeBack = async () => {
        const form = new FormData();
        form.set('callId', id);
        const answer = await sendCall<void>('/api/calls/taken-back', form, t('failed'));
        show({ text: answer.ok ? t('taken_back') : answer.message });
        if (answer.ok) router.refresh();
      };
      show({
        text: t('logged'),
        undo: { label: t('take_back'), seconds: TAKE_BACK_SECONDS, act: takeBack },
      });
    },
    [leave, router, show, t],
  );

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      className="mx-auto mt-24 mb-auto max-h-[calc(100dvh-7rem)] w-[min(34rem,calc(100vw-2.5rem))] overflow-y-auto rounded-card border border-line bg-surface p-0 text-ink shadow-over backdrop:bg-scrim open:enter"
    >
      <div className="flex items-center gap-3 border-b border-line py-2 pr-2 pl-5">
        <Icon name="phone" size="button" className="text-ink-2" />
        <h2 id={titleId} className="min-w-0 flex-1 text-body font-strong">
          {t('title')}
          {chosen && (
            <>
              {': '}
              <Name name={chosen.client.name} lang={chosen.client.nameLang} />
            </>
          )}
        </h2>
        {chosen && (
          <button
            type="button"
            className="text-small link"
            onClick={() => {
              setChosen(null);
              setSearching(true);
            }}
          >
            {t('another')}
          </button>
        )}
        <button
          type="button"
          onClick={leave}
          aria-label={t('close')}
          title={t('close')}
          className="flex size-8 items-center justify-center rounded-control text-ink-2 hover:bg-slate-wash hover:text-ink max-sm:size-11"
        >
          <Icon name="x" />
        </button>
      </div>
      <div className="p-5">
        {chosen ? (
          <CallForm
            key={chosen.client.id}
            client={chosen.client}
            formKey={chosen.choices.key}
            times={chosen.choices.times}
            contact={begun.contact}
            topic={begun.topic}
            action={send}
            onLogged={logged}
            onCancel={leave}
          />
        ) : (
          isSearching && <ClientFinder onChoose={setChosen} />
        )}
      </div>
    </dialog>
  );
}
