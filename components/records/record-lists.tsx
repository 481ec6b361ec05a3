import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-action';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';
import { Pager } from '@/components/ui/pager';
import { type Act, DeleteButton, TakeBackDeletion, type ToDelete } from './deletion-buttons';
import { LiftHold } from './hold-buttons';

/** One line of a list, its words ready. */
export type RecordLine = { id: string; title: string; detail: string; href: string };

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
    <Card>
      <CardHeader title={t('title')} aside={rows.length > 0 && t('aside')} />
      {rows.length === 0 ? (
        <EmptyLine icon="circle-check">{t('empty')}</EmptyLine>
      ) : (
        <List label={t('title')}>
          {rows.map(({ id, title, detail, href, document }) => (
            <Row
              key={id}
              href={href}
              title={title}
              detail={detail}
              keepAction
              action={<DeleteButton document={document} action={remove} />}
            />
          ))}
        </List>
      )}
      <Pager href={moreHref} label={t('more')} />
    </Card>
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
  const t = useTranslations('records.leaving');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {rows.length === 0 ? (
        <EmptyLine icon="circle-check">{t('empty')}</EmptyLine>
      ) : (
        <List label={t('title')}>
          {rows.map(({ id, title, detail, href }) => (
            <Row
              key={id}
              href={href}
              title={title}
              detail={detail}
              keepAction
              action={<TakeBackDeletion id={id} title={title} action={takeBack} />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

/** The holds that stand. */
export function HeldCard({ rows, lift }: { rows: readonly RecordLine[]; lift: Act }) {
  const t = useTranslations('records.held');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {rows.length === 0 ? (
        <EmptyLine icon="lock">{t('empty')}</EmptyLine>
      ) : (
        <List label={t('title')}>
          {rows.map(({ id, title, detail, href }) => (
            <Row
              key={id}
              href={href}
              title={title}
              detail={detail}
              keepAction
              action={<LiftHold id={id} what={title} action={lift} />}
            />
          ))}
        </List>
      )}
    </Card>
  );
}

/** What is left of documents that were destroyed. */
export function DeletedCard({ rows }: { rows: readonly RecordLine[] }) {
  const t = useTranslations('records.deleted');
  return (
    <Card>
      <CardHeader title={t('title')} aside={rows.length > 0 && t('aside')} />
      {rows.length === 0 ? (
        <EmptyLine icon="trash-2">{t('empty')}</EmptyLine>
      ) : (
        <List label={t('title')}>
          {rows.map(({ id, title, detail, href }) => (
            <Row key={id} href={href} title={title} detail={detail} />
          ))}
        </List>
      )}
    </Card>
  );
}
