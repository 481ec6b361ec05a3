import { useTranslations } from 'next-intl';
import { WhatHappened } from '@/components/activity/what-happened';
import { Card, CardBody } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import type { IconName } from '@/components/ui/icon-names';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Timeline } from '@/components/ui/timeline';
import { Time } from '@/components/ui/values';
import type { EventWords } from '@/domain/activity/describe-event';
import type { AccessKind } from '@/domain/history/access-kinds';
import type { AccessEntry } from '@/domain/history/list-access';

/** One entry with its time and words written out. */
export type AccessItem = Pick<
  AccessEntry,
  'id' | 'by' | 'type' | 'who' | 'isReader' | 'reason' | 'personal'
> & {
  kind: AccessKind;
  /** ISO 8601, and as it is said. */
  at: string;
  when: string;
  words: EventWords;
  href: string | null;
  lang: string | null;
};

const ICONS: Record<AccessKind, IconName> = {
  papers: 'file-text',
  signin: 'lock',
  rights: 'users',
  looking: 'eye',
};

/** Who saw and did what, one after the other: who it was first, then what they did. */
export function AccessList({
  items,
  firmName,
  isFiltered,
  nextHref,
}: {
  items: readonly AccessItem[];
  firmName: string;
  isFiltered: boolean;
  nextHref: string | null;
}) {
  const t = useTranslations('accessHistory');
  if (items.length === 0) {
    return (
      <Card>
        <EmptyLine icon="eye">{t(isFiltered ? 'empty_filtered' : 'empty')}</EmptyLine>
      </Card>
    );
  }
  return (
    <Card>
      <CardBody>
        <Timeline
          items={items.map((item) => ({
            id: item.id,
            icon: ICONS[item.kind],
            sentence: <Who item={item} firmName={firmName} />,
            detail: (
              <>
                <WhatHappened
                  type={item.type}
                  words={item.words}
                  href={item.href}
                  lang={item.lang}
                />
                {item.reason !== null &&
                  ` · ${t('reason', { reason: item.reason, personal: item.personal })}`}
              </>
            ),
            when: <Time at={item.at} text={item.when} />,
          }))}
        />
      </CardBody>
      <Pager href={nextHref} label={t('earlier')} />
    </Card>
  );
}

function Who({ item, firmName }: { item: AccessItem; firmName: string }) {
  const t = useTranslations('accessHistory');
  if (item.isReader) return t('you');
  if (!item.who) return t('nobody');
  const { name, nameLang } = item.who;
  if (item.by !== 'staff') return <Name name={name} lang={nameLang} />;
  return t.rich('of_firm', { firm: firmName, name: () => <Name name={name} lang={nameLang} /> });
}
