import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-action';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import { type Act, DeleteButton, TakeBackDeletion, type ToDelete } from './deletion-buttons';
import { PlaceHold } from './hold-buttons';

/** How a document stands with keeping and ending, its words ready. */
export type StandingItem = {
  document: ToDelete;
  client: { id: string; name: string };
  /** Until when it is to be kept, as a sentence; null for whoever does not decide it. */
  kept: string | null;
  /** When it goes, as a sentence; null where it stays. */
  leaving: string | null;
  /** Each hold on it, as a sentence. */
  holds: string[];
  mayDecide: boolean;
};

/** Keeping and ending, beside a document: what holds it, when it goes, and what an owner can do. */
export function DocumentStanding({
  item,
  acts,
}: {
  item: StandingItem;
  acts: { remove: Act; takeBack: FormAction<void>; hold: Act };
}) {
  const t = useTranslations('records.standing');
  const { document, client, kept, leaving, holds, mayDecide } = item;
  return (
    <Card>
      <CardHeader title={t('title')} />
      <CardBody className="flex flex-col gap-3">
        {leaving && <Note tone="notice">{leaving}</Note>}
        {holds.map((hold) => (
          <Note key={hold} tone="notice">
            {hold}
          </Note>
        ))}
        <p className="text-small text-ink-2">{kept ?? t('not_decided')}</p>
        {mayDecide && (
          <div className="flex flex-wrap gap-2">
            {leaving && (
              <TakeBackDeletion id={document.id} title={document.title} action={acts.takeBack} />
            )}
            {!leaving && holds.length === 0 && (
              <DeleteButton document={document} action={acts.remove} />
            )}
            {holds.length === 0 && (
              <PlaceHold client={client} document={document} action={acts.hold} />
            )}
          </div>
        )}
      </CardBody>
    </Card>
  );
}
