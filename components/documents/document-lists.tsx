import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { List, Row } from '@/components/ui/list';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Section } from '@/components/ui/section';
import { DocumentChip } from '@/components/ui/state-chip';
import { Tabs } from '@/components/ui/tabs';
import type { DocumentCategory } from '@/lib/document-category';
import type { YearTab } from '@/domain/documents/list-documents';
import type { SigningKind } from '@/domain/documents/signing-view';
import { CategoryLinks } from '@/components/categories/category-links';
import { TagLinks } from '@/components/tags/tag-links';
import { documentHref, listHref } from './addresses';

/** A row of the list, its words ready. */
export type DocumentItem = {
  id: string;
  title: string;
  detail: string;
  /** What the firm calls its own category; null where it has none. */
  ownCategory: string | null;
  /** Nobody at the client has opened it. */
  isNew: boolean;
  /** Who at the client can see it, in few words. */
  whom: string;
  /** They are named, rather than all who may. */
  isNamed: boolean;
  /** `to_sign` waits for the reader; `signed` has its signed version. */
  signing: 'to_sign' | 'signed' | null;
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
  kind: 'read' | 'send' | 'answer' | SigningKind;
  href: string;
};

const ICONS = {
  read: 'file-text',
  send: 'upload',
  sign: 'pen-line',
  acknowledge: 'file-text',
  answer: 'file-text',
} as const;

/** What waits for the reader: lit, the lamp on the first. */
export function WaitingDocuments({ items }: { items: readonly WaitingItem[] }) {
  const t = useTranslations('documents');
  const words = useTranslations('requests');
  const signing = useTranslations('signing.waiting');
  const consent = useTranslations('consent.waiting');
  const acts = { read: t('read'), send: words('send'), answer: consent('act') };
  const act = (kind: WaitingItem['kind']) =>
    kind in acts ? acts[kind as keyof typeof acts] : signing('act', { kind });
  if (items.length === 0) return null;
  return (
    <Card lit>
      <List label={t('waiting')}>
        {items.map((item, place) => (
          <Row
            key={item.id}
            icon={ICONS[item.kind]}
            title={item.title}
            detail={item.detail}
            href={item.href}
            keepAction={place === 0}
            action={
              <LinkButton
                href={item.href}
                look={place === 0 ? 'lamp' : 'outline'}
                aria-label={`${act(item.kind)}: ${item.title}`}
              >
                {act(item.kind)}
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
  tags,
  tag,
  own,
  ownId,
  firmSees,
  selectedId,
}: {
  years: readonly YearTab[];
  year: YearTab['year'] | null;
  groups: readonly DocumentItemGroup[];
  /** Those that the reader's documents have, and the one that is asked for. */
  tags: readonly string[];
  tag?: string | undefined;
  /** The firm's own categories that they have, and the one that is asked for. */
  own: readonly { id: string; name: string }[];
  ownId?: string | undefined;
  /** Who at the firm sees all of them, as a sentence. */
  firmSees: string | null;
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
          href: listHref({ year: tab.year, tag, own: ownId }),
          label: tab.year === 'earlier' ? t('earlier') : String(tab.year),
          count: tab.count,
          current: tab.year === year,
        }))}
      />
      <CategoryLinks own={own} chosen={ownId} hrefOf={(each) => listHref({ own: each })} />
      <TagLinks tags={tags} chosen={tag} hrefOf={(each) => listHref({ tag: each })} />
      {firmSees && <p className="text-small text-ink-2">{firmSees}</p>}
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
  const states = useTranslations('ui.document');
  const chip = item.signing ? (
    <DocumentChip state={item.signing === 'signed' ? 'signed' : 'sign'} onSelected={selected} />
  ) : item.isNamed ? (
    <DocumentChip state="some" whom={item.whom} onSelected={selected} />
  ) : item.isNew ? (
    <DocumentChip state="new" onSelected={selected} />
  ) : null;
  return (
    <Row
      icon="file-text"
      title={item.title}
      detail={
        <>
          {item.ownCategory !== null && (
            <>
              <Name name={item.ownCategory} />
              {' · '}
            </>
          )}
          {item.detail}
          {item.signing && (
            <span className="sm:hidden">
              {' · '}
              {states(item.signing === 'signed' ? 'signed' : 'sign')}
            </span>
          )}
          <span className={item.isNamed && !item.signing ? 'sm:hidden' : undefined}>
            {' · '}
            {item.whom}
          </span>
        </>
      }
      action={chip}
      href={documentHref(item.id)}
      selected={selected}
    />
  );
}
