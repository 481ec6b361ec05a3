import type { FormAction, FormAnswer } from '@/components/ui/form-action';

export type SavedDraft = { id: string; version: string };

export type DraftActions = {
  save: FormAction<SavedDraft>;
  /** Goes on to the invoice when it has been sent. */
  send: FormAction<never>;
  /** The version that stands now, whoever wrote it. */
  newest: FormAction<{ version: string }>;
};

/** Somebody else's version stands; `gone` where they deleted the draft. */
export type Refusal = { message: string; gone: boolean };

/** Whether this answer says so; null for every other. */
export function refusalOf(answer: FormAnswer): Refusal | null {
  const message = answer.ok ? undefined : answer.fields.version;
  return message === undefined || answer.ok ? null : { message, gone: 'id' in answer.fields };
}

/**
 * The saves of one editor, one at a time: each waits for the answer to the one before it and begins from the version
 * that it brought, so that an editor is never in its own way, however late an answer comes. `tell` hears every answer.
 */
export function savesInTurn(
  first: string,
  { save, send, newest }: DraftActions,
  tell: (answer: FormAnswer) => void,
) {
  let version = first;
  let refused: FormAnswer<SavedDraft> | null = null;
  let lost: FormData | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<FormAnswer<T>>): Promise<FormAnswer<T>> {
    const mine = last.then(act).then((answer) => {
      tell(answer);
      return answer;
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  async function keep(form: FormData): Promise<FormAnswer<SavedDraft>> {
    form.set('version', version);
    lost = form;
    const answer = await save(null, form);
    lost = null;
    if (answer.ok) ({ version } = answer.value);
    if (answer.ok) refused = null;
    else if (refusalOf(answer)) refused = answer;
    return answer;
  }

  /**
   * Nobody knows whether a save was kept whose answer never came. Asked again it says so: from the version that it began
   * from it is written now, and where it was written then nothing changes and its version is told.
   */
  async function findLost(): Promise<void> {
    if (lost) await keep(lost);
  }

  return {
    /** Saves because somebody pressed the button. */
    save: (form: FormData) =>
      inTurn(async () => {
        await findLost();
        return keep(form);
      }),
    /** Saves by itself; no more once it was refused, until somebody has said which version stays. */
    autosave: (form: FormData) =>
      inTurn(async () => {
        await findLost();
        return refused ?? keep(form);
      }),
    /** Saves over what somebody else wrote, as it stands now. */
    saveOver: (form: FormData) =>
      inTurn(async () => {
        const answer = await newest(null, form);
        if (!answer.ok) return answer;
        ({ version } = answer.value);
        return keep(form);
      }),
    send: (form: FormData) =>
      inTurn(async () => {
        await findLost();
        form.set('version', version);
        return send(null, form);
      }),
  };
}
