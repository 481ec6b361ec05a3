'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { Name } from '@/components/ui/name';
import { Note } from '@/components/ui/note';
import { Progress } from '@/components/ui/progress';
import type { GoingTo } from '@/domain/seasons/get-season';

export type PublishSeason = (
  state: null,
  input: { id: string },
) => Promise<
  { ok: true; value: { published: number; left: number } } | { ok: false; message: string }
>;

/** What of a season goes to whom, and the button that lets all of it go out, a part at a time. */
export function SeasonPublish({
  id,
  count,
  goingTo,
  publish,
}: {
  id: string;
  count: number;
  goingTo: readonly GoingTo[];
  publish: PublishSeason;
}) {
  const t = useTranslations('seasons.publish');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (count === 0 && done === null) return null;

  async function send() {
    setProblem(null);
    let all = 0;
    setDone(0);
    for (;;) {
      const answer = await publish(null, { id }).catch(() => ({
        ok: false as const,
        message: t('no_answer'),
      }));
      if (!answer.ok) {
        setProblem(answer.message);
        break;
      }
      all += answer.value.published;
      setDone(all);
      if (answer.value.left === 0) {
        setOpen(false);
        break;
      }
    }
    setDone(null);
    router.refresh();
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
          <Button
            look="ink"
            onClick={() => void send()}
            pending={done !== null}
            pendingLabel={t('publishing')}
          >
            {t('button', { count })}
          </Button>
        }
      >
        <p>{t('consequence')}</p>
        {problem && <Note tone="error">{problem}</Note>}
        {done !== null && (
          <Progress
            label={t('publishing')}
            value={done}
            max={count}
            count={t('done', { done, count })}
          />
        )}
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
