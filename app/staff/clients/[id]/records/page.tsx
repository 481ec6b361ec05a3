import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { confirmPresenceAction } from '@/app/confirm-action';
import { askExitKitAction } from '@/app/(client)/take-out/actions';
import { kitItem } from '@/app/kit-item';
import { liftHoldAction, placeHoldAction } from '@/app/staff/records/actions';
import { ExitKit } from '@/components/records/exit-kit';
import { LiftHold, PlaceHold } from '@/components/records/hold-buttons';
import { StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyLine } from '@/components/ui/empty-line';
import { FirstSentence } from '@/components/ui/first-sentence';
import { List, Row } from '@/components/ui/list';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { getClientRecords } from '@/domain/records/get-client-records';
import { getExitKit } from '@/domain/records/get-exit-kit';
import { clientRecordsSentence } from '@/domain/records/sentences';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('records.client'))('title') };
}

export default async function ClientRecordsPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/clients/${id}/records`);
  const { shell, records, view } = await readPage(() =>
    readAs(actor, async () => {
      const clientId = parseId('cl', id);
      return {
        shell: await getStaffShell(actor),
        records: await getClientRecords(actor, { clientId }),
        view: await getExitKit(actor, { clientId }),
      };
    }),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const words = { t, locale, today: todayIn(zone) };
  const { client, holds } = records;
  const mayHold = may(actor, 'hold.change');
  const isHeld = holds.some(({ document }) => document === null);
  return (
    <StaffShell shell={shell} place="clients">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[
              { href: '/staff/clients', label: t('clients.title') },
              {
                href: `/staff/clients/${id}`,
                label: client.name,
              },
            ]}
            current={t('records.client.title')}
          />
        }
      >
        {clientRecordsSentence(records, words)}
      </FirstSentence>
      <Card>
        <CardHeader
          title={t('records.client.holds')}
          aside={
            mayHold && !isHeld ? (
              <PlaceHold client={client} document={null} action={placeHoldAction} />
            ) : (
              t('records.client.holds_aside')
            )
          }
        />
        {holds.length === 0 ? (
          <EmptyLine icon="lock">{t('records.client.none')}</EmptyLine>
        ) : (
          <List label={t('records.client.holds')}>
            {holds.map(({ id: holdId, document, reason, placedBy, placedAt }) => {
              const what = document?.title ?? t('records.client.on_all');
              const day = formatDay(dayIn(zone, placedAt), { style: 'row', ...words });
              return (
                <Row
                  key={holdId}
                  title={what}
                  detail={`${t('records.client.since', { who: placedBy, day })}. ${reason}`}
                  action={mayHold && <LiftHold id={holdId} what={what} action={liftHoldAction} />}
                  keepAction
                />
              );
            })}
          </List>
        )}
      </Card>
      <Card>
        <CardHeader title={t('records.kit.title')} />
        <CardBody className="flex flex-col gap-4">
          <p className="max-w-measure text-ink-2">{t('records.kit.lede')}</p>
          <Words of={['recordForms', 'passkeyUse']}>
            <ExitKit
              kit={kitItem(view, words, zone)}
              hidden={{ client: id }}
              isPresent={view.isPresent}
              ask={askExitKitAction}
              confirm={confirmPresenceAction}
            />
          </Words>
        </CardBody>
      </Card>
    </StaffShell>
  );
}
