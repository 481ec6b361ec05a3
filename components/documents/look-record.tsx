import { useTranslations } from 'next-intl';
import { Card, CardBody } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { Name } from '@/components/ui/name';
import { Pager } from '@/components/ui/pager';
import { Timeline } from '@/components/ui/timeline';
import { Time } from '@/components/ui/values';
import type { OneLook } from '@/domain/looks/list-looks';

export type LookEntry = Omit<OneLook, 'at'> & { at: string; when: string };

/** Every look at a document, one after the other, with why where somebody at the firm said so. */
export function LookRecord({
  looks,
  firmName,
  nextHref,
}: {
  looks: readonly LookEntry[];
  firmName: string;
  nextHref: string | null;
}) {
  const t = useTranslations('looking');
  const words = useTranslations('documents.looks');
  if (looks.length === 0) {
    return (
      <Card>
        <EmptyLine icon="eye">{t('none')}</EmptyLine>
      </Card>
    );
  }
  return (
    <Card>
      <CardBody>
        <Timeline
          items={looks.map((look) => ({
            id: look.id,
            icon: look.downloaded ? 'download' : 'eye',
            sentence: look.isReader ? (
              words('you')
            ) : look.by === 'staff' ? (
              words.rich('staff', {
                firm: firmName,
                name: () => <Name name={look.name} lang={look.nameLang} />,
              })
            ) : (
              <Name name={look.name} lang={look.nameLang} />
            ),
            detail: [
              t(look.downloaded ? 'downloaded' : 'opened'),
              look.reason !== null &&
                words('reason', { reason: look.reason, personal: look.personal }),
            ]
              .filter(Boolean)
              .join(' · '),
            when: <Time at={look.at} text={look.when} />,
          }))}
        />
      </CardBody>
      <Pager href={nextHref} label={t('earlier')} />
    </Card>
  );
}
