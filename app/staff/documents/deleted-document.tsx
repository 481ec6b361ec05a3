import { useTranslations } from 'next-intl';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import type { StaffShellView } from '@/domain/access/shell-view';
import { categoryName } from '@/domain/documents/own-category';
import type { Tombstone } from '@/domain/records/get-standing';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';

/** In the place of a document that was destroyed: that it was, and what is left to say. */
export function DeletedDocument({
  shell,
  tombstone,
}: {
  shell: StaffShellView;
  tombstone: Tombstone;
}) {
  const t = useTranslations();
  const { locale, zone } = shell;
  const { year, client, askedBy, deletedAt } = tombstone;
  const kind = categoryName(tombstone, t);
  const today = todayIn(zone);
  const day = formatDay(dayIn(zone, deletedAt), { style: 'sentence', today, locale });
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/documents', label: t('documents.title') }]}
            current={kind}
          />
        }
        lede={t('records.tombstone.lede', {
          kind,
          year: String(year),
          client: client.name,
          who: askedBy,
        })}
        actions={
          <LinkButton href={`/staff/clients/${client.id}`}>
            {t('records.tombstone.client')}
          </LinkButton>
        }
      >
        {t('records.tombstone.sentence', { day })}
      </FirstSentence>
    </StaffShell>
  );
}
