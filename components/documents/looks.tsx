import { useLocale, useTranslations } from 'next-intl';
import { Name } from '@/components/ui/name';
import { Timeline, type TimelineItem } from '@/components/ui/timeline';
import { Time } from '@/components/ui/values';
import type { Look } from '@/domain/documents/get-document';

export type LookLine = Omit<Look, 'at'> & { at: string; when: string };

/** More than these, and the answer is no answer any more. */
const MOST_SHOWN = 6;

/** Everybody who has looked at a document, the firm's people too, and who brought it. */
export function Looks({
  looks,
  firmName,
  recordHref,
  added,
  hasVersions = false,
}: {
  looks: readonly LookLine[];
  firmName: string;
  /** Where every single look stands. */
  recordHref: string;
  added: { by: string | null; at: string; when: string };
  /** Says which versions they have seen. */
  hasVersions?: boolean;
}) {
  const t = useTranslations('documents.looks');
  const words = useTranslations('looking');
  const versions = useTranslations('documentVersions');
  const locale = useLocale();
  const seenVersions = (numbers: readonly number[]) =>
    versions('seen', {
      count: numbers.length,
      numbers: new Intl.ListFormat(locale, { type: 'conjunction' }).format(numbers.map(String)),
    });
  const more = looks.length - MOST_SHOWN;
  return (
    <div className="flex flex-col gap-1">
      <Timeline
        items={[
          ...looks.slice(0, MOST_SHOWN).map((look): TimelineItem => ({
            id: `${look.by} ${look.name} ${look.at}`,
            icon: look.downloaded ? 'download' : 'eye',
            sentence: look.isReader ? (
              t('you')
            ) : look.by === 'staff' ? (
              t.rich('staff', {
                firm: firmName,
                name: () => <Name name={look.name} lang={look.nameLang} />,
              })
            ) : (
              <Name name={look.name} lang={look.nameLang} />
            ),
            detail:
              [
                hasVersions && seenVersions(look.versions),
                look.reason !== null &&
                  t('reason', { reason: look.reason, personal: look.personal }),
                look.downloaded ? t('copy') : look.times > 1 && t('times', { count: look.times }),
              ]
                .filter(Boolean)
                .join(' · ') || null,
            when: <Time at={look.at} text={look.when} />,
          })),
          {
            id: 'added',
            icon: 'lock',
            sentence: t('nobody_else', {
              any: looks.length ? 'yes' : 'no',
              by: added.by ?? firmName,
            }),
            when: <Time at={added.at} text={added.when} />,
          },
        ]}
      />
      <p className="text-small text-ink-2">
        {more > 0 && `${words('more', { count: more })} `}
        <a href={recordHref} className="link">
          {words('record')}
        </a>
      </p>
    </div>
  );
}
