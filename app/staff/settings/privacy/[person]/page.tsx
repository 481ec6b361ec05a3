import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { kitItem } from '@/app/kit-item';
import {
  askExportAction,
  cancelErasureAction,
  refuseErasureAction,
  scheduleErasureAction,
} from '@/app/privacy-actions';
import { dayOf, momentOf } from '@/app/privacy-words';
import {
  ErasurePresence,
  RefuseErasure,
  ScheduleErasure,
  TakeBackErasure,
} from '@/components/privacy/erasure-buttons';
import { ExitKit } from '@/components/records/exit-kit';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Name } from '@/components/ui/name';
import { Note } from '@/components/ui/note';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { ERASURE_DELAY_DAYS } from '@/domain/privacy/decide-erasure';
import { getExport } from '@/domain/privacy/get-export';
import { getPrivacy, type PrivacyView } from '@/domain/privacy/get-privacy';
import { now, todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

const DAY_MS = 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('firmPrivacy.person'))('link') };
}

export default async function PersonPrivacyPage({
  params,
}: PageProps<'/staff/settings/privacy/[person]'>) {
  const { person } = await params;
  const actor = await requireEmployee(`/staff/settings/privacy/${person}`);
  if (!may(actor, 'erasure.decide')) notFound();
  const { shell, view, made } = await readPage(() => {
    const about = parseId('pe', person);
    return readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      view: await getPrivacy(actor, { about }),
      made: await getExport(actor, { about }),
    }));
  });
  const t = await getTranslations();
  const { locale, zone } = shell;
  const { name, nameLang, email, erasedAt } = view;
  const words = { t, locale, today: todayIn(zone) };
  return (
    <StaffShell shell={shell} place="settings">
      <FirstSentence
        reader="firm"
        lede={erasedAt ? null : `${email}. ${t('firmPrivacy.person.lede')}`}
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/settings', label: t('firm.title') },
              { href: '/staff/settings/privacy', label: t('firmPrivacy.title') },
            ]}
            current={<Name name={name} lang={nameLang} />}
          />
        }
      >
        {erasedAt
          ? t('firmPrivacy.person.erased', { day: dayOf(erasedAt, shell) })
          : t('firmPrivacy.person.sentence', { name })}
      </FirstSentence>
      {!erasedAt && (
        <Words of={['recordForms', 'passkeyUse', 'erasureForms']}>
          <Card>
            <CardHeader title={t('firmPrivacy.person.export')} />
            <CardBody className="flex flex-col gap-4">
              <p className="text-small text-ink-2">{t('firmPrivacy.person.export_what')}</p>
              <ExitKit
                kit={kitItem(made, words, zone)}
                place="/api/person-exports"
                hidden={{ person }}
                isPresent={made.isPresent}
                ask={askExportAction}
                confirm={confirmPresenceAction}
              />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={t('firmPrivacy.person.erase')} />
            <CardBody className="flex flex-col gap-4">
              <p className="text-small text-ink-2">
                {t('firmPrivacy.person.erase_what')}{' '}
                <a href="/staff/settings/privacy/kept" className="link">
                  {t('firmPrivacy.kept')}
                </a>
              </p>
              <Deciding view={view} person={person} shell={shell} />
            </CardBody>
          </Card>
        </Words>
      )}
    </StaffShell>
  );
}

/** How it stands, what is in the way, and what can be decided. */
async function Deciding({
  view,
  person,
  shell,
}: {
  view: PrivacyView;
  person: string;
  shell: { locale: string; zone: string };
}) {
  const t = await getTranslations();
  const { erasure, name, soleAt, isSoleOwner, isEmployee, isPresent } = view;
  const state = erasure?.state;
  if (state === 'erasing') return <Note tone="wait">{t('firmPrivacy.state.erasing')}</Note>;
  const due = new Date(now().getTime() + ERASURE_DELAY_DAYS * DAY_MS);
  const clients = new Intl.ListFormat(shell.locale).format(soleAt.map((one) => one.name));
  const hindrance = isSoleOwner ? 'sole_owner' : isEmployee ? 'works_here' : null;
  return (
    <>
      {soleAt.length > 0 && (
        <Note tone="notice">{t('firmPrivacy.person.sole_at', { clients })}</Note>
      )}
      {hindrance && <Note tone="notice">{t(`erasure.errors.${hindrance}`)}</Note>}
      {state === 'asked' && !erasure?.isByFirm && (
        <Note tone="notice">
          {t('firmPrivacy.person.since', { day: dayOf(erasure?.askedAt ?? null, shell) })}
        </Note>
      )}
      {state === 'scheduled' && (
        <Note
          tone="wait"
          actions={<TakeBackErasure action={cancelErasureAction} person={person} />}
        >
          {t('firmPrivacy.person.due', { day: momentOf(erasure?.dueAt ?? null, shell) })}
        </Note>
      )}
      {state !== 'scheduled' && (
        <div className="flex flex-wrap items-start gap-3">
          {!hindrance &&
            (isPresent ? (
              <ScheduleErasure
                person={{ id: person, name }}
                due={dayOf(due, shell)}
                action={scheduleErasureAction}
              />
            ) : (
              <ErasurePresence confirm={confirmPresenceAction} />
            ))}
          {state === 'asked' && (
            <RefuseErasure person={{ id: person, name }} action={refuseErasureAction} />
          )}
        </div>
      )}
    </>
  );
}
