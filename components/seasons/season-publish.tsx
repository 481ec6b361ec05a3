'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { Name } from '@/components/ui/name';
import { Note } from '@/components/ui/note';
import type { SeasonDetail } from '@/domain/seasons/get-season';

export type PublishSeason = (
  state: null,
  input: { id: string; look: string },
) => Promise<{ ok: true } | { ok: false; message: string }>;

/** What of a season goes to whom, and the button that says that all of it goes out. */
export function SeasonPublish({
  id,
  count,
  goingTo,
  look,
  publish,
}: Pick<SeasonDetail, 'id' | 'goingTo' | 'look'> & { count: number; publish: PublishSeason }) {
  const t = useTranslations('seasons.publish');
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function send() {
    setProblem(null);
    start(async () => {
      const answer = await publish(null, { id, look }).catch(() => ({
        ok: false as const,
        message: t('no_answer'),
      }));
      if (answer.ok) setOpen(false);
      else setProblem(answer.message);
    });
  }

  return (
    <Card lit>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-card py-3">
        <div>
          <p className="font-strong">{t('what', { count, clients: goingTo.length })}</p>
          <p className="text-small text-ink-2">{t('told')}</p>
        </div>
        <Button look="lamp" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t('button', { count })}
        </Button>
      </div>
      <Dialog
        open={open}
        onKeep={() => setOpen(false)}
        title={t('title', { count, clients: goingTo.length })}
        keepLabel={t('not_yet')}
        act={
          <Button look="ink" onClick={send} pending={pending} pendingLabel={t('publishing')}>
            {t('button', { count })}
          </Button>
        }
      >
        <p>{t('consequence')}</p>
        {problem && <Note tone="error">{problem}</Note>}
        <ul className="flex max-h-[50dvh] flex-col gap-1 overflow-y-auto">
          {goingTo.map(({ name, nameLang, documents }, place) => (
            <li key={`${place} ${name}`} className="flex justify-between gap-4">
              <span className="text-ink">
                <Name name={name} lang={nameLang} />
              </span>
              <span className="tabular-nums">{t('documents', { count: documents })}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </Card>
  );
}
