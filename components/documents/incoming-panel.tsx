'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { ChoiceGroup, Radio } from '@/components/ui/choices';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Icon } from '@/components/ui/icon';
import { Name } from '@/components/ui/name';
import { Note } from '@/components/ui/note';
import { type PlanActs, PlanForm } from '@/components/signing/plan-form';
import type { OwnCategory } from '@/domain/documents/category';
import type { ClientName, IncomingDocument } from '@/domain/intake/list-incoming';
import { ClientPicker, type FindClients } from './client-picker';
import { type ChangeDocument, IncomingForm } from './incoming-form';
import { isRead, refusalOf } from './incoming-table';

type Answer = { ok: true; value: unknown } | { ok: false; message: string };
export type ChooseClient = (state: null, input: { id: string; client: string }) => Promise<Answer>;
export type DiscardDocument = (state: null, form: FormData) => Promise<Answer>;

export type IncomingActs = PlanActs & {
  find: FindClients;
  choose: ChooseClient;
  change: ChangeDocument;
  discard: DiscardDocument;
};

/** One file that nobody can see yet: a look at it, whose it is, what it is, and who may see it. */
export function IncomingPanel({
  document,
  categories,
  scan,
  planned,
  locale,
  acts,
  viewer,
  onClose,
}: {
  document: IncomingDocument;
  /** The firm's own, which it can be one of. */
  categories: readonly OwnCategory[];
  /** How it was scanned, or since when it is held. */
  scan: string | null;
  /** Who will be asked to sign it, as a sentence. */
  planned: string | null;
  locale: string;
  acts: IncomingActs;
  /** The document itself; opened when it is asked for, since each look is written down. */
  viewer: ReactNode;
  onClose: () => void;
}) {
  const t = useTranslations('documents');
  const [looking, setLooking] = useState(false);
  const readable = isRead(document);
  return (
    <Card>
      <div className="flex items-center justify-between gap-2 border-b border-line px-card py-2">
        <h2 className="min-w-0 text-body font-strong wrap-anywhere">
          <bdi>{document.filename}</bdi>
        </h2>
        <IconButton label={t('close')} icon={<Icon name="x" size="button" />} onClick={onClose} />
      </div>
      {readable && looking && viewer}
      <CardBody className="flex flex-col gap-5">
        {readable && !looking && (
          <Button onClick={() => setLooking(true)} icon={<Icon name="eye" size="button" />}>
            {t('look_at_it')}
          </Button>
        )}
        {document.group === 'reading' && <p className="text-ink-2">{t('how.reading')}</p>}
        {document.group === 'stopped' && <p>{t(refusalOf(document.refusal))}</p>}
        {scan && <p className="text-small text-ink-2">{scan}</p>}
        {readable && <Whose key={document.version} document={document} acts={acts} />}
        {readable && document.client && (
          <IncomingForm
            key={`${document.id} ${document.client.id}`}
            document={document}
            categories={categories}
            locale={locale}
            change={acts.change}
          />
        )}
        {readable && document.client && (
          <PlanForm
            key={`plan ${document.version}`}
            document={document}
            planned={planned}
            locale={locale}
            acts={acts}
          />
        )}
        <ConfirmButton
          look="plain"
          label={t('discard.label')}
          icon={<Icon name="trash-2" size="button" />}
          title={t('discard.title', { file: document.filename })}
          keepLabel={t('discard.keep')}
          actLabel={t('discard.act')}
          actingLabel={t('discard.acting')}
          action={acts.discard}
          fields={{ id: document.id }}
        >
          <p>{t('discard.consequence')}</p>
        </ConfirmButton>
      </CardBody>
    </Card>
  );
}

function Whose({ document, acts }: { document: IncomingDocument; acts: IncomingActs }) {
  const t = useTranslations('documents');
  const first = document.client ?? document.candidates[0] ?? null;
  const [picked, setPicked] = useState<ClientName | null>(first);
  const [offered, setOffered] = useState(() =>
    document.client ? [document.client] : document.candidates,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function offer(client: ClientName) {
    setOffered((all) => (all.some(({ id }) => id === client.id) ? all : [...all, client]));
    setPicked(client);
  }
  function choose(client: ClientName) {
    start(async () => {
      const answer = await acts
        .choose(null, { id: document.id, client: client.id })
        .catch(() => ({ ok: false as const, message: t('no_answer') }));
      setProblem(answer.ok ? null : answer.message);
    });
  }

  return (
    <div className="flex flex-col gap-3">
      {offered.length > 0 && (
        <ChoiceGroup legend={t('whose')}>
          {offered.map((client) => (
            <Radio
              key={client.id}
              name={`client ${document.id}`}
              value={client.id}
              checked={picked?.id === client.id}
              onChange={() => setPicked(client)}
              label={<Name name={client.name} lang={client.nameLang} />}
              detail={client.hasLeft ? t('picker.has_left') : null}
            />
          ))}
        </ChoiceGroup>
      )}
      <ClientPicker find={acts.find} onPick={offer} />
      {problem && <Note tone="error">{problem}</Note>}
      {picked && picked.id !== document.client?.id && (
        <Button
          look="ink"
          pending={pending}
          pendingLabel={t('saving')}
          onClick={() => choose(picked)}
          className="h-auto! min-h-(--button) py-1.5 text-wrap!"
        >
          {t('it_is', { client: picked.name })}
        </Button>
      )}
    </div>
  );
}
