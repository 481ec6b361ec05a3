import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocumentGroups, WaitingDocuments } from '@/components/documents/document-lists';
import { TakeOutFoot } from '@/components/records/take-out-foot';
import { AskedEarlier } from '@/components/requests/asked-earlier';
import { ClientShell } from '@/components/shell/client-shell';
import { FirstSentence } from '@/components/ui/first-sentence';
import { getClientShell } from '@/domain/home/get-client-shell';
import { listDocuments } from '@/domain/documents/list-documents';
import { firmSeesAll } from '@/domain/documents/seers-sentence';
import { documentsSentence } from '@/domain/documents/sentences';
import { mayTakeAll } from '@/domain/records/kit-asker';
import { listRequests } from '@/domain/requests/list-requests';
import { todayIn } from '@/lib/clock';
import { readAs } from '@/lib/db';
import { readPage } from '@/lib/page';
import { askedItems, groupItems, waitingItems, waitingRequests } from './items';
import { Search } from './search';
import { requireContact } from '@/app/(client)/require-contact';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function DocumentsPage({ searchParams }: Props) {
  const { year, kind, tag, own, after } = Search.parse(await searchParams);
  const actor = await requireContact('/documents');
  const { shell, list, requests } = await readPage(() =>
    readAs(actor, async () => ({
      shell: await getClientShell(actor),
      list: await listDocuments(actor, { year, category: kind, tag, ownId: own, cursor: after }),
      requests: await listRequests(actor),
    })),
  );
  const { zone, locale, firm } = shell;
  const words = { t: await getTranslations(), locale, today: todayIn(zone) };
  const toDo = waitingRequests(requests).length + (list.w2s.held > 0 ? 1 : 0);
  const reading = { words, zone, firmName: firm.name, tag: list.tag, own: list.ownId };
  return (
    <ClientShell shell={shell} place="documents">
      <div className="flex flex-col gap-6">
        <FirstSentence reader="inner">{documentsSentence(list, words, toDo)}</FirstSentence>
        <WaitingDocuments items={waitingItems(list, requests, reading, list.w2s.held)} />
      </div>
      <DocumentGroups
        years={list.years}
        year={list.year}
        groups={groupItems(list, reading)}
        tags={list.tags}
        tag={list.tag}
        own={list.own}
        ownId={list.ownId}
        firmSees={list.firm && firmSeesAll(list.firm, firm.name, words)}
      />
      <AskedEarlier requests={askedItems(requests, words)} />
      {list.w2s.hasAny && (
        <p>
          <a href="/consent" className="text-small link">
            {words.t('consent.change')}
          </a>
        </p>
      )}
      {mayTakeAll(actor) && <TakeOutFoot />}
    </ClientShell>
  );
}
