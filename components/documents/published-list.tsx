import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { EmptyLine } from '@/components/ui/empty-line';
import { FilterMenu } from '@/components/ui/filter-menu';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { DocumentChip } from '@/components/ui/state-chip';
import { Cell, CellActions, Table, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/values';
import type { OwnCategory } from '@/domain/documents/category';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '@/lib/document-category';
import type { PublishedMenus } from '@/domain/documents/list-published-menus';
import { publishedHref } from './published-href';

/** A published document, its words ready. */
export type PublishedRow = {
  id: string;
  title: string;
  /** 'Payroll and W-2s, 2025'. */
  what: string;
  client: { id: string; name: string; nameLang: string | null };
  /** Who at the client may see it. */
  whom: string;
  published: { at: string; when: string };
  /** The day on which somebody at the client first opened it; null while nobody did. */
  openedOn: string | null;
  isWithdrawn: boolean;
  /** A W-2 that waits for consent. */
  isHeld: boolean;
  isOnPaper: boolean;
};

export type Withdraw = (
  state: null,
  form: FormData,
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** What clients can see, or could: by client and kind, the newest first. */
export function PublishedList({
  rows,
  menus: { clients, categories, tags },
  clientId,
  category,
  tag,
  nextHref,
  withdraw,
}: {
  rows: readonly PublishedRow[];
  menus: PublishedMenus;
  clientId: string | null;
  /** One of the portal's, or the public id of one of the firm's own. */
  category: string | null;
  tag: string | null;
  nextHref: string | null;
  withdraw: Withdraw;
}) {
  const t = useTranslations('documents');
  const words = useTranslations('documentTags');
  const client = clients.find(({ id }) => id === clientId);
  const kinds = kindsOf(categories, (each) => t(`category.${each}`));
  const columns = [
    { key: 'title', label: t('column.document') },
    { key: 'client', label: t('column.client') },
    { key: 'published', label: t('column.published') },
    { key: 'state', label: t('column.state') },
    { key: 'act', label: <span className="sr-only">{t('column.act')}</span> },
  ];
  return (
    <Card>
      <CardHeader
        title={t('published.title')}
        aside={
          <div className="flex flex-wrap gap-2 text-ink">
            <FilterMenu
              label={
                client ? (
                  <Name name={client.name} lang={client.nameLang} />
                ) : (
                  t('published.any_client')
                )
              }
              options={clients.map(({ id, name, nameLang }) => ({
                href: publishedHref({ client: id, category, tag }),
                label: name,
                lang: nameLang,
                current: id === clientId,
              }))}
              {...(clientId && {
                clearHref: publishedHref({ category, tag }),
                clearLabel: t('published.clear_client'),
              })}
            />
            <FilterMenu
              align="right"
              label={
                kinds.find(({ value }) => value === category)?.label ?? t('published.any_kind')
              }
              options={kinds.map(({ value, label, isWithin }) => ({
                href: publishedHref({ client: clientId, category: value, tag }),
                current: value === category,
                label,
                isWithin,
              }))}
              {...(category && {
                clearHref: publishedHref({ client: clientId, tag }),
                clearLabel: t('published.clear_kind'),
              })}
            />
            {tags.length > 0 && (
              <FilterMenu
                align="right"
                label={tag ?? words('any')}
                options={tags.map((each) => ({
                  href: publishedHref({ client: clientId, category, tag: each }),
                  label: each,
                  current: each === tag,
                }))}
                {...(tag && {
                  clearHref: publishedHref({ client: clientId, category }),
                  clearLabel: words('clear'),
                })}
              />
            )}
          </div>
        }
      />
      {rows.length === 0 ? (
        <EmptyLine>
          {t(clientId || category || tag ? 'published.none_such' : 'published.none')}
        </EmptyLine>
      ) : (
        <Table caption={t('published.title')} columns={columns}>
          {rows.map((row) => (
            <TableRow key={row.id} opens>
              <Cell names href={`/staff/documents/${row.id}`} detail={row.what}>
                {row.title}
              </Cell>
              <Cell detail={row.whom}>
                <Name name={row.client.name} lang={row.client.nameLang} />
              </Cell>
              <Cell quiet>
                <Time at={row.published.at} text={row.published.when} />
              </Cell>
              <Cell>
                {row.isWithdrawn ? (
                  <DocumentChip state="withdrawn" />
                ) : row.isHeld ? (
                  <DocumentChip state="held" />
                ) : row.openedOn ? (
                  <DocumentChip state="opened" on={row.openedOn} />
                ) : row.isOnPaper ? (
                  <DocumentChip state="on_paper" />
                ) : (
                  <DocumentChip state="new" />
                )}
              </Cell>
              <CellActions>
                {!row.isWithdrawn && <TakeBack row={row} withdraw={withdraw} />}
              </CellActions>
            </TableRow>
          ))}
        </Table>
      )}
      <Pager href={nextHref} label={t('published.earlier')} />
    </Card>
  );
}

/** The portal's categories, each with those of the firm's own that belong to it. */
function kindsOf(own: readonly OwnCategory[], nameOf: (category: DocumentCategory) => string) {
  return DOCUMENT_CATEGORIES.flatMap((category) => [
    { value: category as string, label: nameOf(category) as ReactNode, isWithin: false },
    ...own
      .filter((each) => each.category === category)
      .map(({ id, name }) => ({ value: id, label: <Name name={name} />, isWithin: true })),
  ]);
}

/** Asks first: names the document and the client, and says what taking back does not undo. */
export function TakeBack({
  row,
  withdraw,
}: {
  row: Pick<PublishedRow, 'id' | 'title' | 'openedOn'> & { client: { name: string } };
  withdraw: Withdraw;
}) {
  const t = useTranslations('documents.withdraw');
  return (
    <ConfirmButton
      size="row"
      label={t('label')}
      title={t('title', { title: row.title })}
      keepLabel={t('keep')}
      actLabel={t('act')}
      actingLabel={t('acting')}
      action={withdraw}
      fields={{ id: row.id }}
    >
      <p>
        {t('consequence', {
          client: row.client.name,
          opened: row.openedOn ? 'yes' : 'no',
          on: row.openedOn ?? '',
        })}
      </p>
    </ConfirmButton>
  );
}
