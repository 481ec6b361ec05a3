'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, type FormEvent, useCallback, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChoiceGroup, Radio } from '@/components/ui/choices';
import { TextField } from '@/components/ui/text-field';
import type { LookReason } from '@/domain/looks/look-reason';
import { Viewer } from './viewer';

const WHY: readonly LookReason['why'][] = [
  'question',
  'checking',
  'preparing',
  'correcting',
  'other',
];

/** A client's paper with their numbers on it, for somebody at the firm: they say why, which the client reads, and see it. */
export function ReasonedViewer(viewer: ComponentProps<typeof Viewer>) {
  const t = useTranslations('looking');
  const { open } = viewer;
  const [why, setWhy] = useState<LookReason['why'] | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<{ field: 'why' | 'note'; text: string } | null>(null);
  const [said, setSaid] = useState<LookReason | null>(null);

  const openWithReason = useCallback<typeof open>(
    (state, input) => open(state, said ? { ...input, reason: said } : input),
    [open, said],
  );
  if (said) return <Viewer {...viewer} open={openWithReason} />;

  function say(event: FormEvent) {
    event.preventDefault();
    if (!why) return setProblem({ field: 'why', text: t('choose') });
    if (why === 'other' && !note.trim())
      return setProblem({ field: 'note', text: t('note_needed') });
    setSaid({ why, note });
  }
  return (
    <form
      onSubmit={say}
      noValidate
      className="flex flex-col gap-4 border-b border-line bg-sunken px-5 py-8 sm:px-7"
    >
      <p className="max-w-measure text-body text-ink-2">{t('told')}</p>
      <ChoiceGroup legend={t('question')}>
        {WHY.map((each) => (
          <Radio
            key={each}
            name="why"
            value={each}
            checked={why === each}
            onChange={() => {
              setWhy(each);
              setProblem(null);
            }}
            label={t(`why.${each}`)}
          />
        ))}
      </ChoiceGroup>
      {problem?.field === 'why' && (
        <p role="alert" className="text-small text-brick">
          {problem.text}
        </p>
      )}
      <div className="max-w-measure">
        <TextField
          name="note"
          label={t('note')}
          optional={why !== 'other'}
          maxLength={200}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
            setProblem(null);
          }}
          error={problem?.field === 'note' ? problem.text : undefined}
        />
      </div>
      <div>
        <Button type="submit" look="ink">
          {t('open')}
        </Button>
      </div>
    </form>
  );
}
