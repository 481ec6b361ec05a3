import { useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-action';
import { Words } from '@/components/ui/words';
import type { RequestItemView, RequestState } from '@/domain/requests/request-view';
import { ItemSender, type ReportBroken } from './item-sender';
import { LookAgain } from '@/components/ui/look-again';
import { ItemChip } from './request-chip';
import { SentFiles, type SentFileItem } from './sent-files';
import { TakeBackFile } from './take-back-file';

export type ChecklistItem = Omit<RequestItemView, 'files'> & { files: SentFileItem[] };

/** What a client is asked for: what is left first and lit, then what was sent. */
export function ClientChecklist({
  items,
  state,
  takeBack,
  reportBroken,
}: {
  items: readonly ChecklistItem[];
  state: RequestState;
  takeBack: FormAction<void>;
  reportBroken: ReportBroken;
}) {
  const t = useTranslations('requests');
  const isLeft = (item: ChecklistItem) =>
    state === 'open' && !item.optional && (item.state === 'asked' || item.state === 'sent_back');
  const left = items.filter(isLeft);
  const rest = items.filter((item) => !isLeft(item));
  const isReading = items.some(({ files }) => files.some((file) => file.state === 'reading'));
  return (
    <Words of={['requestForms', 'documents']}>
      {isReading && <LookAgain />}
      {left.length > 0 && (
        <Card lit>
          <CardHeader title={t('left_title')} />
          <ol className="divide-y divide-line" aria-label={t('left_title')}>
            {left.map((item, place) => (
              <Item
                key={item.id}
                item={item}
                state={state}
                lamp={place === 0}
                takeBack={takeBack}
                reportBroken={reportBroken}
              />
            ))}
          </ol>
        </Card>
      )}
      {rest.length > 0 && (
        <Card>
          <CardHeader title={t('rest_title')} />
          <ol className="divide-y divide-line" aria-label={t('rest_title')}>
            {rest.map((item) => (
              <Item
                key={item.id}
                item={item}
                state={state}
                lamp={false}
                takeBack={takeBack}
                reportBroken={reportBroken}
              />
            ))}
          </ol>
        </Card>
      )}
    </Words>
  );
}

function Item({
  item,
  state,
  lamp,
  takeBack,
  reportBroken,
}: {
  item: ChecklistItem;
  state: RequestState;
  lamp: boolean;
  takeBack: FormAction<void>;
  reportBroken: ReportBroken;
}) {
  const t = useTranslations('requests');
  const isOpen = state === 'open' && item.state !== 'accepted' && item.state !== 'not_needed';
  return (
    <li className="flex flex-col gap-3 px-card py-4">
      <div className="flex items-start justify-between gap-x-4">
        <div className="min-w-0 flex-1">
          <h3 className="font-name wrap-anywhere">{item.title}</h3>
          {item.hint && <p className="text-small wrap-anywhere text-ink-2">{item.hint}</p>}
        </div>
        <ItemChip item={item} reader="client" ended={state !== 'open'} />
      </div>
      {item.state === 'sent_back' && item.reason && (
        <p className="text-body wrap-anywhere text-brick">
          {t('came_back', { reason: item.reason })}
        </p>
      )}
      <SentFiles
        of={item.title}
        files={item.files}
        hrefOf={(id) => `/documents/${id}`}
        actionFor={(file) =>
          isOpen &&
          !file.isSentBack && <TakeBackFile id={file.id} name={file.filename} action={takeBack} />
        }
      />
      {isOpen && (
        <ItemSender
          itemId={item.id}
          title={item.title}
          more={item.state === 'sent'}
          lamp={lamp}
          reportBroken={reportBroken}
        />
      )}
    </li>
  );
}
