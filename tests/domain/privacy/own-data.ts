import { buffer } from 'node:stream/consumers';
import { askExport } from '@/domain/privacy/ask-export';
import { getExport } from '@/domain/privacy/get-export';
import { makeExport } from '@/domain/privacy/make-export';
import { openExport } from '@/domain/privacy/open-export';
import { parseId } from '@/lib/ids';
import type { PersonActor } from '@/lib/session-row';
import { unzip } from '@/tests/domain/records/kits';

/** Has an export made and reads it: its JSON, and its page. */
export async function takeAll(actor: PersonActor, about?: string) {
  await askExport(actor, { about });
  const { kit } = await getExport(actor, { about });
  const exportId = parseId('px', kit?.id ?? '');
  await makeExport(exportId);
  const made = await openExport(actor, { exportId });
  const files = await unzip(await buffer(await made.open()));
  const text = files.get('person.json')?.toString() ?? '';
  return {
    exportId,
    filename: made.filename,
    text,
    json: JSON.parse(text) as Record<string, Record<string, unknown>[]>,
    page: files.get('index.html')?.toString() ?? '',
  };
}
