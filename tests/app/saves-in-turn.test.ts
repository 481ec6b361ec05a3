import { describe, expect, it } from 'vitest';
import { type Refusal, refusalOf, savesInTurn } from '@/components/invoices/saves-in-turn';
import type { FormAnswer } from '@/components/ui/form-action';

const REFUSED = {
  ok: false as const,
  message: 'Ruth changed this draft.',
  fields: { version: 'Ruth changed this draft.' },
  typed: {},
};

function typed(title: string): FormData {
  const form = new FormData();
  form.set('title', title);
  return form;
}

/** A draft as the server keeps it; answers take `delayMs`, and those named in `lose` never come. */
function standIn({ delayMs = [], lose = [] }: { delayMs?: number[]; lose?: number[] } = {}) {
  const kept = { title: '', version: 'v0' };
  const asked: string[] = [];
  const told: (Refusal | null)[] = [];
  let count = 0;

  async function save(_: unknown, form: FormData) {
    const call = count++;
    const [title, version] = [String(form.get('title')), String(form.get('version'))];
    asked.push(`${title} from ${version}`);
    const stale = version !== kept.version && title !== kept.title;
    if (!stale && title !== kept.title) write(title);
    const answer = stale
      ? REFUSED
      : { ok: true as const, value: { id: 'in_1', version: kept.version } };
    await new Promise((resolve) => setTimeout(resolve, delayMs[call] ?? 0));
    if (lose.includes(call)) throw new Error('The network is gone.');
    return answer;
  }
  function write(title: string) {
    kept.title = title;
    kept.version = `v${Number(kept.version.slice(1)) + 1}`;
  }
  const saves = savesInTurn(
    'v0',
    {
      save,
      send: async (_, form) => {
        asked.push(`send from ${String(form.get('version'))}`);
        return REFUSED;
      },
      newest: async () => ({ ok: true, value: { version: kept.version } }),
    },
    (answer: FormAnswer) => told.push(refusalOf(answer)),
  );
  return { saves, kept, asked, told, write };
}

describe('an editor alone', () => {
  it('is never in its own way, however late it is answered', async () => {
    const { saves, kept, asked } = standIn({ delayMs: [30, 0, 10] });
    const answers = await Promise.all([
      saves.autosave(typed('a')),
      saves.autosave(typed('b')),
      saves.save(typed('c')),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(asked).toEqual(['a from v0', 'b from v1', 'c from v2']);
    expect(kept.title).toBe('c');
  });

  it('sends from the version that its last save brought', async () => {
    const { saves, asked } = standIn({ delayMs: [20] });
    await Promise.all([saves.autosave(typed('a')), saves.send(typed('a'))]);
    expect(asked).toEqual(['a from v0', 'send from v1']);
  });

  it('finds out what became of a save whose answer was lost', async () => {
    const { saves, kept, asked } = standIn({ lose: [0] });
    await expect(saves.autosave(typed('a'))).rejects.toThrow('network');
    expect(await saves.autosave(typed('b'))).toMatchObject({ ok: true, value: { version: 'v2' } });
    expect(asked).toEqual(['a from v0', 'a from v0', 'b from v1']);
    expect(kept.title).toBe('b');
  });
});

describe('an editor beside another', () => {
  it('stops saving by itself, and says so', async () => {
    const { saves, kept, asked, told, write } = standIn();
    write('theirs');
    expect(await saves.autosave(typed('a'))).toEqual(REFUSED);
    expect(await saves.autosave(typed('b'))).toEqual(REFUSED);
    expect(asked).toEqual(['a from v0']);
    expect(told).toEqual([
      { message: REFUSED.message, gone: false },
      { message: REFUSED.message, gone: false },
    ]);
    expect(kept.title).toBe('theirs');
  });

  it('saves over the version that stands when asked, and by itself from then on', async () => {
    const { saves, kept, asked, told, write } = standIn();
    write('theirs');
    await saves.autosave(typed('a'));
    write('theirs again');
    expect(await saves.saveOver(typed('b'))).toMatchObject({ ok: true });
    expect(await saves.autosave(typed('c'))).toMatchObject({ ok: true });
    expect(asked).toEqual(['a from v0', 'b from v2', 'c from v3']);
    expect(told.at(-1)).toBeNull();
    expect(kept.title).toBe('c');
  });
});

it('tells a draft that is gone from one that was changed', () => {
  const gone = { ...REFUSED, fields: { version: 'Ruth deleted it.', id: 'Ruth deleted it.' } };
  expect(refusalOf(gone)).toEqual({ message: 'Ruth deleted it.', gone: true });
  expect(refusalOf({ ...REFUSED, fields: { dueOn: 'Not a day.' } })).toBeNull();
});
