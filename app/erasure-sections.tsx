import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { AskErasure, ErasurePresence, TakeBackErasure } from '@/components/privacy/erasure-buttons';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Note } from '@/components/ui/note';
import { Words } from '@/components/ui/words';
import type { PrivacyView } from '@/domain/privacy/get-privacy';
import { askErasureAction, takeBackErasureAction } from './privacy-actions';
import { dayOf, momentOf } from './privacy-words';

const GOES = ['access', 'ways', 'name', 'mails', 'messages', 'log'] as const;
const STAYS = ['bills', 'documents', 'signatures', 'w2'] as const;

/** What erasing does and what stays, and how it stands with one's own; the same at a client and at the firm. */
export async function ErasureSections({
  view,
  reader,
}: {
  view: PrivacyView;
  reader: { locale: string; zone: string };
}) {
  const t = await getTranslations('erasure');
  const { erasure, name, soleAt, isSoleOwner, isEmployee, isPresent } = view;
  const list = new Intl.ListFormat(reader.locale);
  const state = erasure?.state;
  const mayTakeBack = state === 'asked' || state === 'scheduled';
  return (
    <Words of={['erasureForms', 'recordForms', 'passkeyUse']}>
      <Facts title={t('goes_title')} facts={GOES.map((fact) => t(`goes.${fact}`))} />
      <Facts title={t('stays_title')} facts={STAYS.map((fact) => t(`stays.${fact}`))} />
      {soleAt.length > 0 && (
        <Note tone="notice">
          {t('sole_at', { clients: list.format(soleAt.map((client) => client.name)) })}
        </Note>
      )}
      {isSoleOwner ? (
        <Note tone="notice">{t('sole_owner')}</Note>
      ) : (
        isEmployee && <Note tone="notice">{t('employee')}</Note>
      )}
      {state === 'refused' && (
        <Note tone="notice">
          {t('refused', {
            day: dayOf(erasure?.askedAt ?? null, reader),
            reason: erasure?.refusal ?? '',
          })}
        </Note>
      )}
      {state === 'taken_back' && <Note tone="notice">{t('taken_back')}</Note>}
      {mayTakeBack && (
        <Note tone="wait" actions={<TakeBackErasure action={takeBackErasureAction} />}>
          {state === 'asked'
            ? t('mine_asked')
            : t('mine_scheduled', { at: momentOf(erasure?.dueAt ?? null, reader) })}
        </Note>
      )}
      {!mayTakeBack && state !== 'erasing' && !isSoleOwner && (
        <div>
          {isPresent ? (
            <AskErasure name={name} action={askErasureAction} />
          ) : (
            <ErasurePresence confirm={confirmPresenceAction} />
          )}
        </div>
      )}
    </Words>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly string[] }) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardBody>
        <ul className="flex max-w-measure list-disc flex-col gap-2 pl-5 text-body">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
