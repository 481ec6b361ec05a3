import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FormAction } from '@/components/ui/form-action';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import type { IconName } from '@/components/ui/icon-names';
import { List, Row } from '@/components/ui/list';
import { Pager } from '@/components/ui/pager';
import { type Act, DeleteButton, TakeBackDeletion, type ToDelete } from './deletion-buttons';
import { LiftHold } from './hold-buttons';

/** One line of a list, its words ready. */
export type RecordLine = { id: string; title: string; detail: string; href: string };

/** One of the lists of the page; `action` is what can be done of a row. */
function RecordCard<Line extends RecordLine>({
  of,
  rows,
  icon,
  hasAside = false,
  action,
  foot,
}: {
  of: 'over' | 'leaving' | 'held' | 'deleted';
  rows: readonly Line[];
  /** Beside the words that say that there is none. */
  icon: IconName;
  hasAside?: boolean;
  action?: (row: Line) => ReactNode;
  foot?: ReactNode;
}) {
  const t = useTranslations('records');
  const title = t(`${of}.title`);
  return (
    <Card>
      <CardHeader title={title} aside={hasAside && rows.length > 0 && t(`${of}.aside`)} />
      {rows.length === 0 ? (
        <EmptyLine icon={icon}>{t(`${of}.empty`)}</EmptyLine>
      ) : (
        <List label={title}>
          {rows.map((row) => (
            <Row
              key={row.id}
              href={row.href}
              title={row.title}
              detail={row.detail}
              keepAction={action !== undefined}
              action={action?.(row)}
            />
          ))}
        </List>
      )}
      {foot}
    </Card>
  );
}

/** What has been kept long enough; each goes only when the owner says so. */
export function OverCard({
  rows,
  moreHref,
  remove,
}: {
  rows: readonly (RecordLine & { document: ToDelete })[];
  moreHref: string | null;
  remove: Act;
}) {
  const t = useTranslations('records.over');
  return (
    <RecordCard
      of="over"
      rows={rows}
      icon="circle-check"
      hasAside
      action={({ document }) => <DeleteButton document={document} action={remove} />}
      foot={<Pager href={moreHref} label={t('more')} />}
    />
  );
}

/** What is about to be destroyed, and can be taken back. */
export function LeavingCard({
  rows,
  takeBack,
}: {
  rows: readonly RecordLine[];
  takeBack: FormAction<void>;
}) {
  return (
    <RecordCard
      of="leaving"
      rows={rows}
      icon="circle-check"
      action={({ id, title }) => <TakeBackDeletion id={id} title={title} action={takeBack} />}
    />
  );
}

/** The holds that stand. */
export function HeldCard({ rows, lift }: { rows: readonly RecordLine[]; lift: Act }) {
  return (
    <RecordCard
      of="held"
      rows={rows}
      icon="lock"
      action={({ id, title }) => <LiftHold id={id} what={title} action={lift} />}
    />
  );
}

/** What is left of documents that were destroyed. */
export function DeletedCard({ rows }: { rows: readonly RecordLine[] }) {
  return <RecordCard of="deleted" rows={rows} icon="trash-2" hasAside />;
}
