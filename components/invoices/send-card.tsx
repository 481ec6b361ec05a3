'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';

/** What goes out and becomes final: one button, with who gets it and what can't be undone beside it. */
export function SendCard({
  people,
  names,
  ready,
  blocked,
  stopped,
  savedText,
  sending,
  saving,
  save,
  send,
}: {
  people: number;
  /** Everybody it goes to, as a list in words. */
  names: string;
  /** What goes, in short: '$1,066.93, due Tue 8 Dec.' */
  ready: string;
  /** Why it can't go yet, as a sentence; null when it can. */
  blocked: string | null;
  /** Nor may it be saved yet, for the same reason. */
  stopped: boolean;
  savedText: string;
  sending: boolean;
  saving: boolean;
  save: (form: FormData) => void;
  send: (form: FormData) => void;
}) {
  const t = useTranslations('invoices.draft');
  const number = useTranslations('invoices')('number', { count: people });
  const busy = saving || sending;
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-card">
      <div id="send-words" className="min-w-0 flex-1 basis-80">
        <p className="font-strong">{blocked ?? ready}</p>
        {people > 0 && <p className="text-small text-ink-2">{t('goes_to', { names })}</p>}
        <p role="status" className="text-small text-ink-2">
          {savedText}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          {...submits(save, busy || stopped)}
          pending={saving}
          pendingLabel={t('saving')}
          blockedBy={stopped ? 'send-words' : undefined}
          icon={<Icon name="save" size="button" />}
        >
          {t('save')}
        </Button>
        <Button
          {...submits(send, busy || blocked !== null)}
          look="ink"
          pending={sending}
          pendingLabel={t('sending')}
          blockedBy={blocked ? 'send-words' : undefined}
          icon={<Icon name="send" size="button" />}
        >
          {t('send', { number, count: people })}
        </Button>
      </div>
    </Card>
  );
}

/** While the form is on its way, or may not go, its buttons send nothing. */
function submits(act: (form: FormData) => void, still: boolean) {
  return still ? ({ type: 'button' } as const) : ({ type: 'submit', formAction: act } as const);
}
