import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  confirmReaderAction,
  openDocumentAction,
  reportOpenFailedAction,
} from '@/app/(client)/documents/actions';
import { ConfirmReader } from '@/components/documents/confirm-reader';
import { Looks } from '@/components/documents/looks';
import { TakeBack } from '@/components/documents/published-list';
import { Viewer } from '@/components/documents/viewer';
import { DocumentStanding } from '@/components/records/document-standing';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { DocumentChip } from '@/components/ui/state-chip';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { scanSentence } from '@/domain/documents/scan-sentence';
import { audienceForFirm, fileFacts, firmDocumentSentence } from '@/domain/documents/sentences';
import { findForFirm } from '@/domain/records/find-for-firm';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  cancelDeletionAction,
  deleteDocumentAction,
  placeHoldAction,
} from '@/app/staff/records/actions';
import { withdrawDocumentAction } from '../actions';
import { DeletedDocument } from '../deleted-document';
import { standingItem } from '../standing-item';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function FirmDocumentPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireEmployee(`/staff/documents/${id}`);
  const { shell, found } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      found: await findForFirm(actor, { documentId: parseId('do', id) }),
    })),
  );
  if ('tombstone' in found) return <DeletedDocument shell={shell} tombstone={found.tombstone} />;
  const { document } = found;
  const t = await getTranslations();
  const { locale, zone, firm } = shell;
  const today = todayIn(zone);
  const words = { t, locale, today };
  const { client, openedAt, title } = document;
  const state = document.state === 'staging' ? 'staging' : 'other';
  const standing = standingItem(document, found.standing, {
    ...words,
    zone,
    mayDecide: may(actor, 'document.delete'),
  });
  const scan = scanSentence(document.scan, state, words, zone);
  const openedOn = openedAt && formatDay(dayIn(zone, openedAt), { style: 'short', today, locale });
  const moment = (at: Date) => ({
    at: at.toISOString(),
    when: formatInstant(at, { zone, today, locale, style: 'recent' }),
  });
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        above={
          <Breadcrumb
            trail={[{ href: '/staff/documents', label: t('documents.title') }]}
            current={title}
          />
        }
        lede={fileFacts(document, words)}
        actions={
          document.state === 'published' && client ? (
            <Words of={['documents']}>
              <TakeBack
                row={{ id: document.id, title, openedOn, client }}
                withdraw={withdrawDocumentAction}
              />
            </Words>
          ) : (
            document.state === 'withdrawn' && <DocumentChip state="withdrawn" />
          )
        }
      >
        {firmDocumentSentence(document, words)}
      </FirstSentence>
      <StaffColumns
        side={
          <>
            <Card>
              <CardHeader title={t('documents.looks.title')} />
              <CardBody className="flex flex-col gap-4">
                {client && (
                  <p className="text-small text-ink-2">
                    {t('documents.for_whom', {
                      client: client.name,
                      whom: audienceForFirm(document.audience, words),
                    })}
                  </p>
                )}
                <Looks
                  firmName={firm.name}
                  looks={document.looks.map((look) => ({ ...look, ...moment(look.at) }))}
                  added={{ by: document.addedBy, ...moment(document.addedAt) }}
                />
                {scan && <p className="text-small text-ink-2">{scan}</p>}
              </CardBody>
            </Card>
            {standing && (
              <DocumentStanding
                item={standing}
                acts={{
                  remove: deleteDocumentAction,
                  takeBack: cancelDeletionAction,
                  hold: placeHoldAction,
                }}
              />
            )}
          </>
        }
      >
        <Card className="overflow-hidden">
          <Words of={['documents']}>
            {document.isLocked ? (
              <ConfirmReader id={document.id} confirm={confirmReaderAction} />
            ) : (
              <Viewer
                key={document.id}
                id={document.id}
                title={title}
                show={document.show}
                sizeBytes={document.sizeBytes}
                open={openDocumentAction}
                report={reportOpenFailedAction}
              />
            )}
          </Words>
        </Card>
      </StaffColumns>
    </StaffShell>
  );
}
