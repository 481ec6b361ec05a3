import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { documentHref, listHref } from '@/components/documents/addresses';
import { DocumentGroups, WaitingDocuments } from '@/components/documents/document-lists';
import { ConfirmReader } from '@/components/documents/confirm-reader';
import { DocumentPanel } from '@/components/documents/document-panel';
import { Looks } from '@/components/documents/looks';
import { MaskedPreview } from '@/components/documents/masked-preview';
import { SeenBy } from '@/components/documents/seen-by';
import { Viewer } from '@/components/documents/viewer';
import { SigningLead } from '@/components/signing/signing-panel';
import { EarlierNote } from '@/components/versions/earlier-note';
import { VersionList } from '@/components/versions/version-list';
import { PersonLine } from '@/components/person/person-line';
import { ClientShell } from '@/components/shell/client-shell';
import { Note } from '@/components/ui/note';
import { Words } from '@/components/ui/words';
import { getClientShell } from '@/domain/home/get-client-shell';
import { getDocument } from '@/domain/documents/get-document';
import { listDocuments } from '@/domain/documents/list-documents';
import { firmSeesAll, isShortened, seenByForClient } from '@/domain/documents/seers-sentence';
import { documentsSentence, fileFacts } from '@/domain/documents/sentences';
import { listRequests } from '@/domain/requests/list-requests';
import { isAskedToSign } from '@/domain/signing/sentences';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { confirmReaderAction, openDocumentAction, reportOpenFailedAction } from '../actions';
import { groupItems, waitingItems, waitingRequests } from '../items';
import { SigningPart } from './signing-part';
import { shownVersion, versionLines, VersionSearch } from '../shown-version';
import { requireContact } from '@/app/(client)/require-contact';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function DocumentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = VersionSearch.parse(await searchParams).version;
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
  const asks = isAskedToSign(document.signing) ? document.signing : null;
  const shown = shownVersion(document, asked);
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
            tags={list.tags}
            own={list.own}
            firmSees={list.firm && firmSeesAll(list.firm, firm.name, words)}
            selectedId={document.id}
          />
        </div>
        <div className="border-line viewer:border-l">
          <div className="viewer:sticky viewer:top-0 viewer:h-[min(100%,100dvh)] viewer:overflow-y-auto">
            <DocumentPanel
              id={document.id}
              version={shown.earlier}
              title={document.title}
              facts={fileFacts({ ...document, ...shown }, words)}
              hasCopy={document.hasCopy && !document.isLocked}
              backHref={
                document.request
                  ? `/requests/${document.request.id}`
                  : listHref({ year: list.year })
              }
              audience={
                <SeenBy
                  sentence={seenByForClient(
                    document,
                    { client: client.name, firm: firm.name },
                    words,
                  )}
                  seers={document.seers}
                  isShort={isShortened(document.seers)}
                  client={client.name}
                  firm={firm.name}
                />
              }
              viewer={
                <Words
                  of={['documents', 'documentFind', 'documentPreview', 'watermarks', 'passkeyUse']}
                >
                  {shown.earlier && (
                    <EarlierNote number={shown.earlier} newestHref={documentHref(document.id)} />
                  )}
                  {document.isLocked ? (
                    <>
                      <MaskedPreview
                        id={document.id}
                        title={document.title}
                        state={document.preview}
                      />
                      {shell.looking ? (
                        <div className="border-b border-line bg-sunken px-5 py-6">
                          <Note tone="notice">{words.t('asClient.stays_closed')}</Note>
                        </div>
                      ) : (
                        <ConfirmReader id={document.id} confirm={confirmReaderAction} />
                      )}
                    </>
                  ) : (
                    <Viewer
                      key={`${document.id} ${shown.earlier} ${document.isSigned}`}
                      id={document.id}
                      version={shown.earlier}
                      title={document.title}
                      show={shown.show}
                      open={openDocumentAction}
                      report={reportOpenFailedAction}
                    />
                  )}
                </Words>
              }
              lead={asks && !shown.earlier && <SigningLead kind={asks.kind} />}
              signing={<SigningPart document={document} words={words} zone={zone} />}
              looks={
                <Looks
                  firmName={firm.name}
                  recordHref={`/documents/${document.id}/looks`}
                  looks={document.looks.map((look) => ({ ...look, ...moment(look.at) }))}
                  hasVersions={document.versions.length > 0}
                  added={{
                    by: document.addedBy,
                    ...moment(document.publishedAt ?? document.addedAt),
                  }}
                />
              }
              versions={
                document.versions.length > 0 && (
                  <section aria-labelledby="versions" className="flex flex-col gap-4 px-5 pb-6">
                    <h2 id="versions" className="text-section">
                      {words.t('documentVersions.title')}
                    </h2>
                    <VersionList
                      versions={versionLines(document, moment)}
                      shown={shown.earlier ?? document.version}
                      hrefOf={(version) => documentHref(document.id, version)}
                    />
                  </section>
                )
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
