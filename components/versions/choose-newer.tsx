'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState, useTransition } from 'react';
import { ACCEPTED } from '@/components/documents/drop-zone';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';

/** Chooses a newer file and sends it; what is wrong with it is said beside the button. */
export function ChooseNewer({ id, label }: { id: string; label: string }) {
  const t = useTranslations('documentVersions.new');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();

  function send(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setProblem(null);
    start(async () => {
      const refused = await bring(id, file).catch(() => t('no_answer'));
      setProblem(refused);
      if (refused === null) router.refresh();
    });
  }

  return (
    <div className="flex flex-col gap-3">
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        onChange={send}
        className="sr-only"
        tabIndex={-1}
        aria-hidden
      />
      {problem && <Note tone="error">{problem}</Note>}
      <Button
        onClick={() => input.current?.click()}
        pending={pending}
        pendingLabel={t('bringing')}
        className="self-start"
      >
        {label}
      </Button>
    </div>
  );
}

/** Answers the sentence of why a file was not taken; null once it is there. */
async function bring(id: string, file: File): Promise<string | null> {
  const asked = new URLSearchParams({ name: file.name, size: String(file.size) });
  const answer = await fetch(`/api/documents/${id}/version?${asked}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (answer.ok) return null;
  const problem: unknown = await answer.json();
  const has = typeof problem === 'object' && problem !== null && 'title' in problem;
  if (!has || typeof problem.title !== 'string') throw new Error('no sentence');
  return problem.title;
}
