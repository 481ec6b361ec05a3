'use client';

import { useState } from 'react';
import { type DraftActions, type Refusal, refusalOf, savesInTurn } from './saves-in-turn';

/** The saves of this editor, and whether somebody else's version stands in their way. */
export function useDraftSaves(version: string, actions: DraftActions) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Made once: what the page is given anew while one writes is not what the writing began from.
  const [saves] = useState(() =>
    savesInTurn(version, actions, (answer) => {
      const said = refusalOf(answer);
      // What is refused for another reason, a price that can't be read, leaves the question which version stays.
      if (said || answer.ok) setRefusal(said);
    }),
  );
  return { saves, refusal };
}
