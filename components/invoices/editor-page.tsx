import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { InvoiceChip } from '@/components/ui/state-chip';
import { Words } from '@/components/ui/words';
import type { DraftView } from '@/domain/invoices/get-draft';
import { DraftEditor } from './draft-editor';
import { dayText } from './reading';
import { currencyChoices, typedDraft } from './typed-draft';

type Actions = Pick<ComponentProps<typeof DraftEditor>, 'save' | 'send' | 'newest'> & {
  discard: ComponentProps<typeof ConfirmButton>['action'];
};

/** What stands on the page of a draft, new or kept. */
export function EditorPage({
  draft,
  zone,
  save,
  send,
  newest,
  discard,
}: { draft: DraftView; zone: string } & Actions) {
  const t = useTranslations('invoices');
  const marks = useTranslations('draftMarks');
  const client = draft.client.name;
  return (
    <Words of={['invoices', 'draftMarks', 'taxes']}>
      <DraftEditor
        draft={typedDraft(draft)}
        setting={{
          client,
          agreements: draft.agreements,
          lastBill: draft.lastBill,
          taxes: draft.taxes,
        }}
        heading={{
          children: t(draft.isNew ? 'draft.heading_new' : 'draft.heading', { client }),
          above: (
            <Breadcrumb
              trail={[{ href: '/staff/invoices', label: t('title') }]}
              current={t(draft.isNew ? 'draft.trail_new' : 'draft.trail', { client })}
            />
          ),
          lede: (
            <span className="flex flex-wrap items-center gap-2">
              <InvoiceChip state="draft" reader="firm" />
              {draft.raisedOn && (
                <span>{marks('raised', { day: dayText(draft, draft.raisedOn) })}</span>
              )}
              {t('draft.lede')}
            </span>
          ),
          actions: !draft.isNew && (
            <ConfirmButton
              look="plain"
              label={t('draft.delete')}
              title={t('draft.delete_title', { client })}
              keepLabel={t('draft.delete_keep')}
              actLabel={t('draft.delete_act')}
              actingLabel={t('draft.deleting')}
              action={discard}
              fields={{ id: draft.id }}
            >
              {t('draft.delete_text')}
            </ConfirmButton>
          ),
        }}
        isNew={draft.isNew}
        recipients={draft.recipients.map(({ name }) => name)}
        currencies={currencyChoices(draft)}
        locale={draft.locale}
        today={draft.today}
        zone={zone}
        save={save}
        send={send}
        newest={newest}
      />
    </Words>
  );
}
