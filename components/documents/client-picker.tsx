'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { controlClass } from '@/components/ui/field';
import { Name } from '@/components/ui/name';
import type { ClientName } from '@/domain/intake/list-incoming';

type Found = { ok: true; value: ClientName[] } | { ok: false; message: string };
export type FindClients = (state: null, input: { query: string }) => Promise<Found>;

const PAUSE_MS = 200;

/** Finds a client by a part of its name; its name is never cut. */
export function ClientPicker({
  find,
  onPick,
}: {
  find: FindClients;
  onPick: (client: ClientName) => void;
}) {
  const t = useTranslations('documents.picker');
  const id = useId();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<ClientName[] | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const sought = query.trim();
  const shown = sought.length > 1 ? found : null;

  useEffect(() => {
    if (sought.length < 2) return;
    const question = (asked.current += 1);
    const timer = setTimeout(() => {
      find(null, { query: sought }).then(
        (answer) => {
          if (question !== asked.current) return;
          setFound(answer.ok ? answer.value : []);
          setActive(0);
        },
        () => setFound([]),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [find, sought]);

  function pick(client: ClientName) {
    setQuery('');
    setFound(null);
    onPick(client);
  }

  function onKey(event: KeyboardEvent) {
    const count = shown?.length ?? 0;
    if (event.key === 'ArrowDown' && count) setActive((active + 1) % count);
    else if (event.key === 'ArrowUp' && count) setActive((active + count - 1) % count);
    else if (event.key === 'Escape' && query) setQuery('');
    else if (event.key === 'Enter') {
      const client = shown?.[active];
      if (client) pick(client);
    } else return;
    event.preventDefault();
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-name">
        {t('label')}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={Boolean(shown?.length)}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown?.[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        value={query}
        placeholder={t('placeholder')}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKey}
        className={controlClass(null, 'h-field w-full px-3')}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t('label')} className="flex flex-col">
        {shown?.map((client, place) => (
          <li
            key={client.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === active}
            onClick={() => pick(client)}
            onPointerEnter={() => setActive(place)}
            className={clsx(
              'cursor-pointer rounded-control px-3 py-1.5',
              place === active && 'bg-slate-wash',
            )}
          >
            <span className="font-name">
              <Name name={client.name} lang={client.nameLang} />
            </span>
            {client.hasLeft && <span className="block text-small text-ink-2">{t('has_left')}</span>}
          </li>
        ))}
      </ul>
      {shown?.length === 0 && (
        <p role="status" className="text-small text-ink-2">
          {t('nobody')}
        </p>
      )}
    </div>
  );
}
