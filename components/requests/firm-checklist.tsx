import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { ActButton } from '@/components/ui/act-button';
import { Card, CardHeader } from '@/components/ui/card';
import { ConfirmButton } from '@/components/ui/confirm-button';
import type { FormAction } from '@/components/ui/form-action';
import { TextAreaField } from '@/components/ui/text-field';
import type { RequestState } from '@/domain/requests/request-view';
import type { ChecklistItem } from './client-checklist';
import { LookAgain } from '@/components/ui/look-again';
import { ItemChip } from './request-chip';
import { SentFiles } from './sent-files';

export type Judging = {
  accept: FormAction<void>;
  sendBack: ComponentProps<typeof ConfirmButton>['action'];
  drop: FormAction<void>;
  restore: FormAction<void>;
};

/** What a client was asked for, as the firm judges it: what waits for a look first. */
export function FirmChecklist({
  items,
  state,
  judging,
}: {
  items: readonly ChecklistItem[];
  state: RequestState;
  judging: Judging;
}) {
  const t = useTranslations('requests');
  const waits = (item: ChecklistItem) => item.state === 'sent' && state === 'open';
  const toLookAt = items.filter(waits);
  const rest = items.filter((item) => !waits(item));
  const isReading = items.some(({ files }) => files.some((file) => file.state === 'reading'));
  const groups = [
    { title: t('chip.to_look_at'), lit: true, items: toLookAt },
    { title: t('list'), lit: false, items: rest },
  ];
  return (
    <>
      {isReading && <LookAgain />}
      {groups
        .filter((group) => group.items.length > 0)
        .map((group) => (
          <Card key={group.title} lit={group.lit}>
            <CardHeader title={group.title} aside={group.lit && t('look_first')} />
            <ol className="divide-y divide-line" aria-label={group.title}>
              {group.items.map((item) => (
                <Item key={item.id} item={item} state={state} judging={judging} />
              ))}
            </ol>
          </Card>
        ))}
    </>
  );
}

function Item({
  item,
  state,
  judging,
}: {
  item: ChecklistItem;
  state: RequestState;
  judging: Judging;
}) {
  const t = useTranslations('requests');
  const kinds = useTranslations('documents.category');
  const isOpen = state === 'open';
  const isUndecided = item.state !== 'accepted' && item.state !== 'not_needed';
  return (
    <li className="flex flex-col gap-2.5 px-card py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h3 className="font-name wrap-anywhere">{item.title}</h3>
          <p className="text-small wrap-anywhere text-ink-2">
            {[kinds(item.category), item.optional && t('optional'), item.hint]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <ItemChip item={item} reader="firm" ended={!isOpen} />
      </div>
      {item.state === 'sent_back' && item.reason && (
        <p className="text-small wrap-anywhere text-ink-2">
          {t('came_back', { reason: item.reason })}
        </p>
      )}
      <SentFiles of={item.title} files={item.files} hrefOf={(id) => `/staff/documents/${id}`} />
      {isOpen && isUndecided && (
        <div className="flex flex-wrap items-start gap-2">
          {item.state === 'sent' && <Judge item={item} judging={judging} />}
          <ActButton
            action={judging.drop}
            fields={{ id: item.id }}
            actingLabel={t('drop.acting')}
            label={t('drop.label_which', { item: item.title })}
            look="outline"
          >
            {t('drop.label')}
          </ActButton>
        </div>
      )}
      {state !== 'cancelled' && item.state === 'not_needed' && (
        <div>
          <ActButton
            action={judging.restore}
            fields={{ id: item.id }}
            actingLabel={t('restore.acting')}
            label={t('restore.label_which', { item: item.title })}
            look="outline"
          >
            {t('restore.label')}
          </ActButton>
        </div>
      )}
    </li>
  );
}

function Judge({ item, judging }: { item: ChecklistItem; judging: Judging }) {
  const t = useTranslations('requests');
  const counted = item.files.filter(({ isSentBack, state }) => !isSentBack && state !== 'refused');
  // What is decided is decided of these files, and of none that comes in between.
  const fields = { id: item.id, seen: counted.map(({ id }) => id).join(' ') };
  return (
    <>
      <ActButton
        action={judging.accept}
        fields={fields}
        actingLabel={t('accepting')}
        label={t('accept_which', { item: item.title })}
        look="ink"
      >
        {t('accept')}
      </ActButton>
      <ConfirmButton
        label={t('back.label')}
        aria-label={t('back.label_which', { item: item.title })}
        title={t('back.title', { item: item.title })}
        keepLabel={t('back.keep')}
        actLabel={t('back.act')}
        actingLabel={t('back.acting')}
        actLook="ink"
        action={judging.sendBack}
        fields={fields}
      >
        <p>{t('back.text')}</p>
        <TextAreaField name="reason" label={t('back.reason')} maxLength={1000} />
      </ConfirmButton>
    </>
  );
}
