import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { listHref } from '@/components/documents/addresses';
import { DocumentGroups, WaitingDocuments } from '@/components/documents/document-lists';
import { ConfirmReader } from '@/components/documents/confirm-reader';
import { DocumentPanel } from '@/components/documents/document-panel';
import { Looks } from '@/components/documents/looks';
import { MaskedPreview } from '@/components/documents/masked-preview';
import { Viewer } from '@/components/documents/viewer';
import { PersonLine } from '@/components/person/person-line';
import { ClientShell } from '@/components/shell/client-shell';
import { Words } from '@/components/ui/words';
import { getClientShell } from '@/domain/access/get-client-shell';
import { getDocument } from '@/domain/documents/get-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { audienceSentence, documentsSentence, fileFacts } from '@/domain/documents/sentences';
import { listRequests } from '@/domain/requests/list-requests';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireContact } from '@/lib/session';
import { confirmReaderAction, openDocumentAction, reportOpenFailedAction } from '../actions';
import { groupItems, waitingItems, waitingRequests } from '../items';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function DocumentPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireContact(`/documents/${id}`);
  const { shell, document, list, requests } = await readPage(() =>
    readAs(actor, async () => {
      const document = await getDocument(actor, parseId('do', id));
      return {
        document,
        shell: await getClientShell(actor),
        list: await listDocuments(actor, { year: String(document.year) }),
        requests: await listRequests(actor, { open: true }),
      };
    }),
  );
  const { zone, locale, firm, client, helper } = shell;
  const today = todayIn(zone);
  const words = { t: await getTranslations(), locale, today };
  const toDo = waitingRequests(requests).length + (list.w2s.held > 0 ? 1 : 0);
  const reading = { words, zone, firmName: firm.name };
  const moment = (at: Date) => ({
    at: at.toISOString(),
    when: formatInstant(at, { zone, today, locale, style: 'recent' }),
  });
  return (
    <ClientShell shell={shell} place="documents" wide>
      <div className="viewer:grid viewer:min-h-[calc(100dvh-4.5rem)] viewer:grid-cols-[minmax(0,37.5rem)_minmax(0,1fr)]">
        <div className="hidden flex-col gap-8 px-10 py-10 viewer:flex">
          <h2 className="say-inner">{documentsSentence(list, words, toDo)}</h2>
          <WaitingDocuments items={waitingItems(list, requests, reading, list.w2s.held)} />
          <DocumentGroups
            years={list.years}
            year={list.year}
            groups={groupItems(list, reading)}
            selectedId={document.id}
          />
        </div>
        <div className="border-line viewer:border-l">
          <div className="viewer:sticky viewer:top-0 viewer:h-[min(100%,100dvh)] viewer:overflow-y-auto">
            <DocumentPanel
              id={document.id}
              title={document.title}
              facts={fileFacts(document, words)}
              isLocked={document.isLocked}
              backHref={
                document.request
                  ? `/requests/${document.request.id}`
                  : listHref({ year: list.year })
              }
              audience={audienceSentence(document.audience, client.name, words)}
              viewer={
                <Words of={['documents', 'documentPreview']}>
                  {document.isLocked ? (
                    <>
                      <MaskedPreview
                        id={document.id}
                        title={document.title}
                        state={document.preview}
                      />
                      <ConfirmReader id={document.id} confirm={confirmReaderAction} />
                    </>
                  ) : (
                    <Viewer
                      key={document.id}
                      id={document.id}
                      title={document.title}
                      show={document.show}
                      sizeBytes={document.sizeBytes}
                      open={openDocumentAction}
                      report={reportOpenFailedAction}
                    />
                  )}
                </Words>
              }
              looks={
                <Looks
                  firmName={firm.name}
                  recordHref={`/documents/${document.id}/looks`}
                  looks={document.looks.map((look) => ({ ...look, ...moment(look.at) }))}
                  added={{
                    by: document.addedBy,
                    ...moment(document.publishedAt ?? document.addedAt),
                  }}
                />
              }
              person={
                <PersonLine
                  helper={helper}
                  question={words.t('documents.ask', { name: helper.name })}
                />
              }
            />
          </div>
        </div>
      </div>
    </ClientShell>
  );
}
