'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { LookAgain } from '@/components/ui/look-again';
import { Note } from '@/components/ui/note';
import type { OwnCategory } from '@/domain/documents/category';
import type { IncomingDocument } from '@/domain/intake/list-incoming';
import { type IncomingActs, IncomingPanel } from './incoming-panel';
import { IncomingTable, type Scans, type Signings } from './incoming-table';
import { PublishBar, type PublishDocuments } from './publish-bar';
import { type OpenDocument, type ReportFailure, Viewer } from './viewer';

/** How often a file that is being read, or that waits for the scanner, is asked after. */
const LOOK_AGAIN_MS = { reading: 1500, held: 15_000 };

/** The files that wait, one of them open beside them, and what goes out. */
export function IncomingBoard({
  documents,
  categories,
  scans,
  signings,
  locale,
  acts,
  publish,
  open,
  report,
}: {
  documents: readonly IncomingDocument[];
  /** The firm's own, which they can be one of. */
  categories: readonly OwnCategory[];
  scans: Scans;
  signings: Signings;
  locale: string;
  acts: IncomingActs;
  publish: PublishDocuments;
  open: OpenDocument;
  report: ReportFailure;
}) {
  const t = useTranslations('documents');
  const [openId, setOpenId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [, start] = useTransition();
  const waits = (['reading', 'held'] as const).find((group) =>
    documents.some((document) => document.group === group),
  );
  const shown = documents.find(({ id }) => id === openId) ?? null;
  const ready = documents.filter(({ group }) => group === 'ready');
  // What a colleague brought goes out by the colleague's hand, unless it is ticked.
  const going = ready.filter(({ id, isMine }) => chosen.get(id) ?? isMine);

  if (documents.length === 0) return null;

  function choose(id: string, goes: boolean) {
    setChosen((now) => new Map(now).set(id, goes));
  }
  function confirm(of: IncomingDocument) {
    const [client] = of.candidates;
    if (!client) return;
    start(async () => {
      const answer = await acts
        .choose(null, { id: of.id, client: client.id })
        .catch(() => ({ ok: false as const, message: t('no_answer') }));
      setProblem(answer.ok ? null : answer.message);
    });
  }

  return (
    <div className="flex flex-col gap-4">
      {waits && <LookAgain everyMs={LOOK_AGAIN_MS[waits]} />}
      {problem && <Note tone="error">{problem}</Note>}
      <div className="flex flex-col gap-4 lg:flex-row lg:items-start">
        <div className="min-w-0 flex-1">
          <IncomingTable
            documents={documents}
            scans={scans}
            signings={signings}
            openId={shown?.id ?? null}
            chosen={new Set(going.map(({ id }) => id))}
            locale={locale}
            onOpen={(id) => setOpenId(id === openId ? null : id)}
            onChoose={choose}
            onConfirm={confirm}
          />
        </div>
        {shown && (
          <div className="shrink-0 lg:w-80">
            <IncomingPanel
              key={shown.id}
              document={shown}
              categories={categories}
              scan={scans[shown.id] ?? null}
              planned={signings[shown.id] ?? null}
              locale={locale}
              acts={acts}
              onClose={() => setOpenId(null)}
              viewer={
                <Viewer
                  id={shown.id}
                  title={shown.title}
                  show={shown.show}
                  open={open}
                  report={report}
                />
              }
            />
          </div>
        )}
      </div>
      <PublishBar documents={going} signings={signings} locale={locale} publish={publish} />
    </div>
  );
}
