'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { Name } from '@/components/ui/name';
import { Note } from '@/components/ui/note';
import { useToast } from '@/components/ui/toast';
import type { IncomingDocument } from '@/domain/intake/list-incoming';
import type { Signings } from './incoming-table';
import { allWhoSee } from './incoming-words';

type Done = { documents: number; clients: number; people: number };
type Answer = { ok: true; value: Done } | { ok: false; message: string };
export type PublishDocuments = (
  state: null,
  input: { items: { id: string; version: string }[] },
) => Promise<Answer>;

/** What goes to whom, in one line, and the button; it asks once more with every client's name written out. */
export function PublishBar({
  documents,
  signings,
  locale,
  publish,
}: {
  /** Those that go out. */
  documents: readonly IncomingDocument[];
  signings: Signings;
  locale: string;
  publish: PublishDocuments;
}) {
  const t = useTranslations('documents.publish');
  const showToast = useToast();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const clients = byClient(documents);
  const people = new Set(
    documents.flatMap(({ recipients }) =>
      recipients.filter(({ hasJoined }) => hasJoined).map(({ id }) => id),
    ),
  );
  const count = documents.length;
  if (count === 0) return null;

  function send() {
    start(async () => {
      const answer = await publish(null, {
        items: documents.map(({ id, version }) => ({ id, version })),
      }).catch(() => ({ ok: false as const, message: t('no_answer') }));
      if (!answer.ok) return setProblem(answer.message);
      setOpen(false);
      showToast({
        text: t('done', { count: answer.value.documents, clients: answer.value.clients }),
      });
    });
  }

  return (
    <Card lit className="sticky bottom-4 z-10 max-sm:relative max-sm:bottom-auto">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-card py-3">
        <div>
          <p className="font-strong">{t('what', { count, clients: clients.length })}</p>
          <p className="text-small text-ink-2">{t('told', { people: people.size })}</p>
        </div>
        <Button
          look="lamp"
          aria-haspopup="dialog"
          onClick={() => {
            setProblem(null);
            setOpen(true);
          }}
        >
          {t('button', { count })}
        </Button>
      </div>
      <Dialog
        open={open}
        onKeep={() => setOpen(false)}
        title={t('title', { count, clients: clients.length })}
        keepLabel={t('not_yet')}
        act={
          <Button look="ink" onClick={send} pending={pending} pendingLabel={t('publishing')}>
            {t('button', { count })}
          </Button>
        }
      >
        <p>{t('consequence', { people: people.size })}</p>
        {problem && <Note tone="error">{problem}</Note>}
        <ul className="flex max-h-[50dvh] flex-col gap-3 overflow-y-auto">
          {clients.map((client) => (
            <li key={client.id}>
              <p className="text-body font-strong text-ink">
                <Name name={client.name} lang={client.nameLang} />
              </p>
              <ul>
                {client.documents.map((document) => (
                  <DocumentLine
                    key={document.id}
                    document={document}
                    planned={signings[document.id]}
                    locale={locale}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Dialog>
    </Card>
  );
}

function DocumentLine({
  document,
  planned,
  locale,
}: {
  document: IncomingDocument;
  planned: string | undefined;
  locale: string;
}) {
  const t = useTranslations('documents');
  const words = useTranslations('consent');
  const held = document.form === 'w2' ? document.recipients.filter((one) => !one.hasAgreed) : [];
  const names = new Intl.ListFormat(locale).format(held.map(({ name }) => name));
  return (
    <li className="py-0.5">
      <span className="text-ink">
        {document.title}, {document.year}
      </span>
      <span className="block">{allWhoSee(document, t, locale)}</span>
      {planned && <span className="block">{planned}</span>}
      {held.length > 0 && (
        <span className="block">{words('held_until', { names, count: held.length })}</span>
      )}
    </li>
  );
}

function byClient(documents: readonly IncomingDocument[]) {
  const clients = new Map<
    string,
    { id: string; name: string; nameLang: string | null; documents: IncomingDocument[] }
  >();
  for (const document of documents) {
    if (!document.client) continue;
    const { id, name, nameLang } = document.client;
    const client = clients.get(id) ?? { id, name, nameLang, documents: [] };
    client.documents.push(document);
    clients.set(id, client);
  }
  return [...clients.values()].sort((a, b) => a.name.localeCompare(b.name));
}
