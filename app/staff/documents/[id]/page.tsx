import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import {
  confirmReaderAction,
  openDocumentAction,
  reportOpenFailedAction,
} from '@/app/(client)/documents/actions';
import { shownVersion, versionLines, VersionSearch } from '@/app/(client)/documents/shown-version';
import { W2Deliveries } from '@/components/consent/w2-deliveries';
import { ConfirmReader } from '@/components/documents/confirm-reader';
import { Looks } from '@/components/documents/looks';
import { MaskedPreview } from '@/components/documents/masked-preview';
import { ReasonedViewer } from '@/components/documents/reasoned-viewer';
import { SeenBy } from '@/components/documents/seen-by';
import { TakeBack } from '@/components/documents/published-list';
import { Viewer } from '@/components/documents/viewer';
import { DocumentStanding } from '@/components/records/document-standing';
import { TagEditor } from '@/components/tags/tag-editor';
import { EarlierNote } from '@/components/versions/earlier-note';
import { NewerFile } from '@/components/versions/newer-file';
import { VersionList } from '@/components/versions/version-list';
import { StaffColumns, StaffShell } from '@/components/shell/staff-shell';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FirstSentence } from '@/components/ui/first-sentence';
import { DocumentChip } from '@/components/ui/state-chip';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { listDeliveries } from '@/domain/consent/list-deliveries';
import { heldSentence } from '@/domain/consent/sentences';
import { scanSentence } from '@/domain/intake/scan-sentence';
import { isShortened, seenByForFirm } from '@/domain/documents/seers-sentence';
import { fileFacts, firmDocumentSentence } from '@/domain/documents/sentences';
import { findForFirm } from '@/domain/records/find-for-firm';
import { canBeAskedToSign } from '@/domain/signing/can-be-asked';
import { listSignerChoices } from '@/domain/signing/list-signer-choices';
import { listTags } from '@/domain/tags/list-tags';
import { dayIn, todayIn } from '@/lib/clock';
import { formatDay, formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { formatFileSize } from '@/lib/file-size';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  cancelDeletionAction,
  deleteDocumentAction,
  placeHoldAction,
} from '@/app/staff/records/actions';
import { withdrawDocumentAction } from '../actions';
import { askForConsentAction, handOverW2Action } from './delivery-actions';
import { deliveryLines } from './delivery-lines';
import { SigningCard } from './signing-card';
import { addTagAction, removeTagAction } from './tag-actions';
import { dropVersionAction, publishVersionAction } from './version-actions';
import { DeletedDocument } from '../deleted-document';
import { standingItem } from '../standing-item';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function FirmDocumentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = VersionSearch.parse(await searchParams).version;
  const actor = await requireEmployee(`/staff/documents/${id}`);
  const { shell, found, people, known, deliveries } = await readPage(() =>
    readAs(actor, async () => {
      const documentId = parseId('do', id);
      const found = await findForFirm(actor, { documentId });
      const document = 'document' in found ? found.document : null;
      return {
        found,
        shell: await getStaffShell(actor),
        people:
          document && canBeAskedToSign(document) ? await listSignerChoices(actor, documentId) : [],
        known: await listTags(actor),
        deliveries: document?.isW2 ? await listDeliveries(actor, { documentId }) : [],
      };
    }),
  );
  if ('tombstone' in found) return <DeletedDocument shell={shell} tombstone={found.tombstone} />;
  const { document } = found;
  const t = await getTranslations();
  const { locale, zone, firm } = shell;
  const today = todayIn(zone);
  const words = { t, locale, today };
  const { client, openedAt, title, newer } = document;
  const shown = shownVersion(document, asked);
  const hrefOf = (version: number | null) =>
    `/staff/documents/${document.id}${version ? `?version=${version}` : ''}`;
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
  const isHeld = deliveries.some(({ furnishedAt }) => !furnishedAt);
  const whoSees = seenByForFirm({ ...document, isHeld }, words);
  const takesNewer = newer !== null || (document.signing?.state !== 'open' && !document.isSigned);
  // What is asked comes first; where nothing is, who has looked does.
  const signing = <SigningCard document={document} people={people} words={words} zone={zone} />;
  const file = `${document.id} ${shown.earlier} ${document.isSigned}`;
  const viewer = {
    id: document.id,
    version: shown.earlier,
    title,
    show: shown.show,
    sizeBytes: shown.sizeBytes,
    open: openDocumentAction,
    report: reportOpenFailedAction,
  };
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
        lede={fileFacts({ ...document, ...shown }, words)}
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
        {heldSentence(document, deliveries, words) ?? firmDocumentSentence(document, words)}
      </FirstSentence>
      <StaffColumns
        side={
          <>
            {document.state === 'published' && deliveries.length > 0 && (
              <Words of={['consent']}>
                <W2Deliveries
                  documentId={document.id}
                  lines={deliveryLines(deliveries, words, zone)}
                  handOver={handOverW2Action}
                  ask={askForConsentAction}
                />
              </Words>
            )}
            {document.signing && signing}
            <Card>
              <CardHeader title={t('documents.looks.title')} />
              <CardBody className="flex flex-col gap-4">
                <SeenBy
                  sentence={whoSees}
                  seers={document.seers}
                  isShort={isShortened(document.seers)}
                  client={client?.name ?? null}
                  firm={firm.name}
                />
                <Looks
                  recordHref={`/staff/documents/${document.id}/looks`}
                  firmName={firm.name}
                  looks={document.looks.map((look) => ({ ...look, ...moment(look.at) }))}
                  hasVersions={document.versions.length > 0}
                  added={{ by: document.addedBy, ...moment(document.addedAt) }}
                />
                {scan && <p className="text-small text-ink-2">{scan}</p>}
              </CardBody>
            </Card>
            {!document.signing && signing}
            {document.versions.length > 0 && (
              <Card>
                <CardHeader title={t('documentVersions.title')} />
                <CardBody>
                  <VersionList
                    versions={versionLines(document, moment)}
                    shown={shown.earlier ?? document.version}
                    hrefOf={hrefOf}
                  />
                </CardBody>
              </Card>
            )}
            {!document.request && (
              <Card>
                <CardHeader title={t('documentTags.title')} />
                <CardBody>
                  <Words of={['documentTags']}>
                    <TagEditor
                      id={document.id}
                      tags={document.tags}
                      known={known}
                      add={addTagAction}
                      remove={removeTagAction}
                    />
                  </Words>
                </CardBody>
              </Card>
            )}
            {document.state === 'published' && takesNewer && (
              <Card>
                <CardHeader title={t('documentVersions.new.title')} />
                <CardBody>
                  <Words of={['documentVersions']}>
                    <NewerFile
                      key={newer?.id}
                      id={document.id}
                      newer={newer}
                      number={document.version + 1}
                      size={formatFileSize(newer?.sizeBytes ?? 0, locale)}
                      why={newer?.refusal ? t(newer.refusal) : null}
                      whoSees={whoSees}
                      publish={publishVersionAction}
                      drop={dropVersionAction}
                    />
                  </Words>
                </CardBody>
              </Card>
            )}
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
          {shown.earlier && <EarlierNote number={shown.earlier} newestHref={hrefOf(null)} />}
          <Words
            of={[
              'documents',
              'documentFind',
              'documentPreview',
              'looking',
              'watermarks',
              'passkeyUse',
            ]}
          >
            {document.isLocked ? (
              <>
                <MaskedPreview id={document.id} title={title} state={document.preview} />
                <ConfirmReader id={document.id} confirm={confirmReaderAction} />
              </>
            ) : document.asksReason ? (
              <ReasonedViewer key={file} {...viewer} />
            ) : (
              <Viewer key={file} {...viewer} />
            )}
          </Words>
        </Card>
      </StaffColumns>
    </StaffShell>
  );
}
