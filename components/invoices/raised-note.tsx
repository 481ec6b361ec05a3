import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { firmAddress } from './firm-address';

/** Says that drafts which agreements raised by themselves wait to be looked at and sent. */
export function RaisedNote({ count, client }: { count: number; client: string | null }) {
  const t = useTranslations();
  if (count === 0) return null;
  const number = t('invoices.number', { count });
  return (
    <Note
      tone="notice"
      actions={
        <LinkButton href={firmAddress({ client, show: 'draft' })} size="row">
          {t('agreements.show_drafts')}
        </LinkButton>
      }
    >
      {t('agreements.raised', {
        count,
        number: number.slice(0, 1).toUpperCase() + number.slice(1),
      })}
    </Note>
  );
}
