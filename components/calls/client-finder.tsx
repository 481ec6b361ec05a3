'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { controlClass } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import type { CallClient } from '@/domain/calls/find-call-clients';
import type { CallChoices } from './call-choices';
import { askForClients } from './call-requests';

const TYPING_MS = 150;

/** Finds the client by a few letters of theirs, or of somebody's there; the first is chosen, Enter takes it. */
export function ClientFinder({
  onChoose,
}: {
  onChoose: (chosen: { client: CallClient; choices: CallChoices }) => void;
}) {
  const t = useTranslations('callForms');
  const id = useId();
  const [q, setQ] = useState('');
  const [choices, setChoices] = useState<CallChoices | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [place, setPlace] = useState(0);
  const clients = choices?.clients ?? [];
  const chosen = clients[Math.min(place, clients.length - 1)];

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        askForClients({ q: q.trim() }, abort.signal)
          .then((found) => {
            setChoices(found);
            setPlace(0);
            setFailed(false);
          })
          .catch(() => {
            if (!abort.signal.aborted) setFailed(true);
          });
      },
      q ? TYPING_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && clients.length > 0) {
      event.preventDefault();
      setPlace((place + step + clients.length) % clients.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (chosen && choices) onChoose({ client: chosen, choices });
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-small font-name">
        {t('client')}
      </label>
      <span
        className={controlClass(null, 'field-box flex h-field w-full items-center gap-2 px-2.5')}
      >
        <Icon name="search" size="button" className="text-ink-2" />
        <input
          id={id}
          type="text"
          role="combobox"
          aria-expanded={clients.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={q}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full w-full min-w-0 appearance-none bg-transparent"
        />
      </span>
      <div role="status" className="text-small text-ink-2 empty:hidden">
        {hasFailed ? t('failed') : choices && clients.length === 0 && t('nobody', { q: q.trim() })}
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={t('client')}>
        {clients.map((client) => (
          <li
            key={client.id}
            id={`${id}-${client.id}`}
            role="option"
            aria-selected={client === chosen}
            onClick={() => choices && onChoose({ client, choices })}
            className={clsx(
              'cursor-pointer rounded-chip px-2.5 py-2 hover:bg-slate-wash',
              client === chosen && 'bg-slate-wash',
            )}
          >
            <span className="block font-name">
              <Name name={client.name} lang={client.nameLang} />
            </span>
            <span className="block truncate text-small text-ink-2">
              {client.contacts.map(({ name }) => name).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
