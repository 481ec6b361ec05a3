import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import { DocumentChip } from '@/components/ui/state-chip';
import { Tabs } from '@/components/ui/tabs';
import type { DocumentCategory } from '@/domain/documents/category';
import type { YearTab } from '@/domain/documents/list-documents';
import { documentHref, listHref } from './addresses';

/** A row of the list, its words ready. */
export type DocumentItem = {
  id: string;
  title: string;
  detail: string;
  /** Nobody at the client has opened it. */
  isNew: boolean;
  /** Those who are named, in few words; null where it is for more than a few. */
  whom: string | null;
  onlyYou: boolean;
};

export type DocumentItemGroup = {
  category: DocumentCategory;
  count: number;
  items: DocumentItem[];
  /** Where the rest of this kind is; null where all is shown. */
  moreHref: string | null;
};

/** One thing that waits for the reader: a document to read, or a list of them to send. */
export type WaitingItem = Pick<DocumentItem, 'id' | 'title' | 'detail'> & {
  kind: 'read' | 'send' | 'answer';
  href: string;
};

/** What waits for the reader: lit, the lamp on the first. */
export function WaitingDocuments({ items }: { items: readonly WaitingItem[] }) {
  const t = useTranslations('documents');
  const words = useTranslations('requests');
  const consent = useTranslations('consent.waiting');
  const acts = { read: t('read'), send: words('send'), answer: consent('act') };
  if (items.length === 0) return null;
  return (
    <Card lit>
      <List label={t('waiting')}>
        {items.map((item, place) => (
          <Row
            key={item.id}
            icon={item.kind === 'send' ? 'upload' : 'file-text'}
            title={item.title}
            detail={item.detail}
            href={item.href}
            keepAction={place === 0}
            action={
              <LinkButton
                href={item.href}
                look={place === 0 ? 'lamp' : 'outline'}
                aria-label={`${acts[item.kind]}: ${item.title}`}
              >
                {acts[item.kind]}
              </LinkButton>
            }
          />
        ))}
      </List>
    </Card>
  );
}

/** A year's papers, kind by kind. */
export function DocumentGroups({
  years,
  year,
  groups,
  selectedId,
}: {
  years: readonly YearTab[];
  year: YearTab['year'] | null;
  groups: readonly DocumentItemGroup[];
  /** The one that is open beside the list. */
  selectedId?: string;
}) {
  const t = useTranslations('documents');
  if (year === null) {
    return (
      <Card>
        <EmptyLine icon="folder-open">{t('empty')}</EmptyLine>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <Tabs
        label={t('years')}
        tabs={years.map((tab) => ({
          href: listHref({ year: tab.year }),
          label: tab.year === 'earlier' ? t('earlier') : String(tab.year),
          count: tab.count,
          current: tab.year === year,
        }))}
      />
      {groups.map((group) => (
        <Section key={group.category} title={t(`category.${group.category}`)} aside={group.count}>
          <Card>
            <List>
              {group.items.map((item) => (
                <DocumentLine key={item.id} item={item} selected={item.id === selectedId} />
              ))}
            </List>
            <Pager
              href={group.moreHref}
              label={t('show_more', { count: group.count - group.items.length })}
            />
          </Card>
        </Section>
      ))}
    </div>
  );
}

function DocumentLine({ item, selected }: { item: DocumentItem; selected: boolean }) {
  const t = useTranslations('documents');
  const whom = item.onlyYou ? t('only_you') : item.whom;
  const chip = whom ? (
    <DocumentChip state="some" whom={whom} onSelected={selected} />
  ) : item.isNew ? (
    <DocumentChip state="new" onSelected={selected} />
  ) : null;
  return (
    <Row
      icon="file-text"
      title={item.title}
      detail={
        <>
          {item.detail}
          {whom && <span className="sm:hidden"> · {whom}</span>}
        </>
      }
      action={chip}
      href={documentHref(item.id)}
      selected={selected}
    />
  );
}
