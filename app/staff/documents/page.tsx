import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { openDocumentAction, reportOpenFailedAction } from '@/app/(client)/documents/actions';
import { DropZone } from '@/components/documents/drop-zone';
import { IncomingBoard } from '@/components/documents/incoming-board';
import { publishedHref } from '@/components/documents/published-href';
import { OutgoingCard } from '@/components/documents/outgoing-card';
import { PublishedList } from '@/components/documents/published-list';
import { StaffShell } from '@/components/shell/staff-shell';
import { LinkButton } from '@/components/ui/button';
import { FirstSentence } from '@/components/ui/first-sentence';
import { Icon } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import { Words } from '@/components/ui/words';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import { may } from '@/domain/authorize';
import { DOCUMENT_CATEGORIES } from '@/lib/document-category';
import { listIncoming } from '@/domain/intake/list-incoming';
import { listOutgoing } from '@/domain/publishing/list-outgoing';
import { listPublished } from '@/domain/documents/list-published';
import { listPublishedMenus } from '@/domain/documents/list-published-menus';
import { countIncoming, incomingSentence } from '@/domain/intake/incoming-sentence';
import { todayIn } from '@/lib/clock';
import { formatInstant } from '@/lib/dates';
import { readAs } from '@/lib/db';
import { parseId } from '@/lib/ids';
import { readPage } from '@/lib/page';
import { requireEmployee } from '@/lib/session';
import {
  changeDocumentAction,
  chooseClientAction,
  discardDocumentAction,
  findClientsAction,
  publishDocumentsAction,
  takeBackPublishingAction,
  tellPublishingAction,
  withdrawDocumentAction,
} from './actions';
import { incomingScans } from './incoming-scans';
import { incomingSignings } from './incoming-signings';
import { parseCategory } from './parse-category';
import { publishedRow } from './published-row';
import { dropPlanAction, planSigningAction } from './signing-actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is not understood of an address is passed over. */
const Search = z.object({
  client: z.string().max(100).optional().catch(undefined),
  kind: z
    .union([z.enum(DOCUMENT_CATEGORIES), z.string().regex(/^fc_\w{26}$/)])
    .optional()
    .catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function FirmDocumentsPage({ searchParams }: Props) {
  const { client = null, kind = null, tag = null, after } = Search.parse(await searchParams);
  const actor = await requireEmployee('/staff/documents');
  const { shell, incoming, outgoing, published, menus } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getStaffShell(actor),
      incoming: await listIncoming(actor),
      outgoing: await listOutgoing(actor),
      menus: await listPublishedMenus(actor),
      published: await listPublished(actor, {
        clientId: client && parseId('cl', client),
        category: kind === null ? null : parseCategory(kind),
        tag,
        cursor: after,
      }),
    })),
  );
  const t = await getTranslations();
  const { locale, zone } = shell;
  const words = { t, locale, today: todayIn(zone) };
  return (
    <StaffShell shell={shell} place="documents">
      <FirstSentence
        reader="firm"
        lede={t('documents.invisible')}
        actions={
          <>
            {may(actor, 'record.list') && (
              <LinkButton href="/staff/records" icon={<Icon name="folder-open" size="button" />}>
                {t('records.link')}
              </LinkButton>
            )}
            <LinkButton href="/staff/documents/seasons">{t('seasons.bring')}</LinkButton>
          </>
        }
      >
        {incomingSentence(countIncoming(incoming.documents), words)}
      </FirstSentence>
      <Words
        of={[
          'documents',
          'documentSeers',
          'documentFind',
          'documentTags',
          'outgoing',
          'consent',
          'signingForms',
          'watermarks',
        ]}
      >
        <DropZone />
        {outgoing.map(({ tellsAt, ...batch }) => (
          <OutgoingCard
            key={batch.id}
            batch={batch}
            tellsAt={
              tellsAt && {
                at: tellsAt.toISOString(),
                time: formatInstant(tellsAt, { zone, today: words.today, locale, style: 'recent' }),
              }
            }
            acts={{ takeBack: takeBackPublishingAction, tellNow: tellPublishingAction }}
          />
        ))}
        {!incoming.isAll && <Note tone="notice">{t('documents.not_all')}</Note>}
        <IncomingBoard
          documents={incoming.documents}
          categories={menus.categories}
          scans={incomingScans(incoming.documents, words, zone)}
          signings={incomingSignings(incoming.documents, words)}
          locale={locale}
          acts={{
            find: findClientsAction,
            choose: chooseClientAction,
            change: changeDocumentAction,
            discard: discardDocumentAction,
            plan: planSigningAction,
            dropPlan: dropPlanAction,
          }}
          publish={publishDocumentsAction}
          open={openDocumentAction}
          report={reportOpenFailedAction}
        />
        <PublishedList
          rows={published.documents.map((document) => publishedRow(document, words, zone))}
          menus={menus}
          clientId={client}
          category={kind}
          tag={tag}
          nextHref={
            published.next && publishedHref({ client, category: kind, tag, after: published.next })
          }
          withdraw={withdrawDocumentAction}
        />
      </Words>
    </StaffShell>
  );
}
