import { getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { LookRecord } from '@/components/documents/look-record';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { FirstSentence } from '@/components/ui/first-sentence';
import type { LookRecord as Looks } from '@/domain/looks/list-looks';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';

/** Every look at a document, as the client and the firm read it: the one page of both. */
export async function LooksOfDocument({
  record: { document, looks, next },
  reader,
  place,
  lede,
  shell: { zone, locale, firm },
}: {
  record: Looks;
  reader: ComponentProps<typeof FirstSentence>['reader'];
  /** The address of the documents on this side: '/documents'. */
  place: string;
  lede: string;
  shell: { zone: string; locale: string; firm: { name: string } };
}) {
  const t = await getTranslations();
  const today = todayIn(zone);
  const { id, title } = document;
  return (
    <>
      <FirstSentence
        reader={reader}
        above={
          <Breadcrumb
            trail={[
              { href: place, label: t('documents.title') },
              { href: `${place}/${id}`, label: title },
            ]}
            current={t('looking.record')}
          />
        }
        lede={lede}
      >
        {t('looking.sentence', { count: looks.length, title })}
      </FirstSentence>
      <LookRecord
        firmName={firm.name}
        looks={looks.map((look) => ({
          ...look,
          at: look.at.toISOString(),
          when: formatInstant(look.at, { zone, today, locale, style: 'recent' }),
        }))}
        nextHref={next && `${place}/${id}/looks?after=${encodeURIComponent(next)}`}
      />
    </>
  );
}
