'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckBox } from '@/components/ui/choices';
import { Name } from '@/components/ui/name';
import { DocumentChip } from '@/components/ui/state-chip';
import { Cell, CellActions, Table, TableGroup, TableRow } from '@/components/ui/table';
import type { IncomingDocument, IncomingGroup } from '@/domain/intake/list-incoming';
import { formatFileSize } from '@/lib/file-size';
import { howWeKnow, whoSees } from './incoming-words';

/** How each file was scanned, or since when it is held, as a sentence, by its id. */
export type Scans = Readonly<Record<string, string>>;

/** Who will be asked to sign which, as a sentence, by its id. */
export type Signings = Readonly<Record<string, string>>;

/** What needs somebody stands first. */
const GROUPS: readonly IncomingGroup[] = ['check', 'stopped', 'held', 'reading', 'ready'];

/** The files that nobody can see yet, by what they still need. */
export function IncomingTable({
  documents,
  scans,
  signings,
  openId,
  chosen,
  locale,
  onOpen,
  onChoose,
  onConfirm,
}: {
  documents: readonly IncomingDocument[];
  scans: Scans;
  signings: Signings;
  openId: string | null;
  /** Which of the ready ones go out. */
  chosen: ReadonlySet<string>;
  locale: string;
  onOpen: (id: string) => void;
  onChoose: (id: string, goes: boolean) => void;
  onConfirm: (document: IncomingDocument) => void;
}) {
  const t = useTranslations('documents');
  const columns = [
    { key: 'goes', label: <span className="sr-only">{t('column.goes')}</span>, className: 'w-10' },
    { key: 'file', label: t('column.file') },
    { key: 'what', label: t('column.what') },
    { key: 'whose', label: t('column.whose') },
    { key: 'act', label: <span className="sr-only">{t('column.act')}</span> },
  ];
  return (
    <Card>
      <Table caption={t('column.caption')} columns={columns}>
        {GROUPS.map((group) => {
          const rows = documents.filter((document) => document.group === group);
          if (rows.length === 0) return null;
          return (
            <Fragment key={group}>
              <TableGroup span={columns.length}>
                {t(`group.${group}`, { count: rows.length })}
              </TableGroup>
              {rows.map((document) => (
                <TableRow key={document.id} opens selected={document.id === openId}>
                  <Cell className="relative z-1 max-sm:order-none!">
                    {group === 'ready' && (
                      <CheckBox
                        bare
                        label={t('goes_out', { file: document.filename })}
                        checked={chosen.has(document.id)}
                        onChange={(event) => onChoose(document.id, event.target.checked)}
                      />
                    )}
                  </Cell>
                  <Cell
                    names
                    detail={lengthOf(document, t, locale)}
                    className="max-w-52 min-w-44 max-sm:max-w-none"
                  >
                    <button
                      type="button"
                      onClick={() => onOpen(document.id)}
                      aria-expanded={document.id === openId}
                      className="covering text-left font-name wrap-anywhere"
                    >
                      <bdi>{document.filename}</bdi>
                    </button>
                  </Cell>
                  <WhatCell document={document} planned={signings[document.id]} locale={locale} />
                  <WhoseCell document={document} scan={scans[document.id]} locale={locale} />
                  <CellActions>
                    <RowAct document={document} onOpen={onOpen} onConfirm={onConfirm} />
                  </CellActions>
                </TableRow>
              ))}
            </Fragment>
          );
        })}
      </Table>
    </Card>
  );
}

function WhatCell({
  document,
  planned,
  locale,
}: {
  document: IncomingDocument;
  planned: string | undefined;
  locale: string;
}) {
  const t = useTranslations('documents');
  if (!isRead(document)) return <Cell />;
  const { client, ownCategory } = document;
  const kind = ownCategory ? <Name name={ownCategory.name} /> : t(`category.${document.category}`);
  const detail = (
    <>
      {kind}
      {client && ` · ${whoSees(document, t, locale)}`}
    </>
  );
  return (
    <Cell detail={detail} className="max-w-52 min-w-36 max-sm:max-w-none max-sm:basis-full">
      {document.title}, {document.year}
      {planned && <span className="block text-small">{planned}</span>}
    </Cell>
  );
}

const WHOSE = 'max-w-64 max-sm:max-w-none max-sm:basis-full';

function WhoseCell({
  document,
  scan,
  locale,
}: {
  document: IncomingDocument;
  scan: string | undefined;
  locale: string;
}) {
  const t = useTranslations('documents');
  if (document.group === 'stopped') {
    return (
      <Cell className={clsx(WHOSE, 'text-small text-brick')}>{t(refusalOf(document.refusal))}</Cell>
    );
  }
  if (document.group === 'held') {
    return <Cell className={clsx(WHOSE, 'text-small text-brick')}>{scan}</Cell>;
  }
  const { client, candidates } = document;
  if (client) {
    return (
      <Cell detail={howWeKnow(document, t)} className={WHOSE}>
        <span className="font-name">
          <Name name={client.name} lang={client.nameLang} />
        </span>
      </Cell>
    );
  }
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    candidates.map(({ name }) => name),
  );
  return (
    <Cell detail={howWeKnow(document, t)} className={WHOSE}>
      {document.group === 'reading'
        ? ''
        : candidates.length > 0
          ? t('perhaps', { names })
          : t('nobody_yet')}
    </Cell>
  );
}

const ASKS = { client: 'choose', readers: 'name_them', signers: 'choose_signers' } as const;

function RowAct({
  document,
  onOpen,
  onConfirm,
}: {
  document: IncomingDocument;
  onOpen: (id: string) => void;
  onConfirm: (document: IncomingDocument) => void;
}) {
  const t = useTranslations('documents');
  if (document.group === 'ready') return <DocumentChip state="ready" />;
  if (document.group === 'reading') return <DocumentChip state="checking" />;
  if (document.group === 'held') return <DocumentChip state="held" />;
  if (document.group === 'stopped') return <DocumentChip state="refused" />;
  const [only, second] = document.candidates;
  if (!document.client && only && !second) {
    return (
      <Button size="row" onClick={() => onConfirm(document)}>
        {t('confirm')}
      </Button>
    );
  }
  return (
    <Button size="row" look="ink" onClick={() => onOpen(document.id)}>
      {t(ASKS[document.needs ?? 'client'])}
    </Button>
  );
}

function lengthOf(
  document: IncomingDocument,
  t: ReturnType<typeof useTranslations<'documents'>>,
  locale: string,
): string {
  const length = document.pages
    ? t('pages', { count: document.pages })
    : formatFileSize(document.sizeBytes, locale);
  return document.isMine || !document.addedBy
    ? length
    : `${length} · ${t('brought_by', { name: document.addedBy })}`;
}

/** Whether it was read, so that it can be looked at, matched and published. */
export function isRead({ group }: IncomingDocument): boolean {
  return group === 'check' || group === 'ready';
}

/** The key within this namespace; a row keeps the whole one. */
export function refusalOf(key: string | null) {
  return `refused.${(key ?? '').replace('documents.refused.', '') || 'unreadable'}` as 'refused.broken';
}
