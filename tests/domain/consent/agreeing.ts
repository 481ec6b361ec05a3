import { beginSample } from '@/domain/consent/begin-sample';
import { getConsent } from '@/domain/consent/get-consent';
import { giveConsent } from '@/domain/consent/give-consent';
import { changeDocument } from '@/domain/publishing/change-document';

import type { ContactActor } from '@/lib/actor';
import { parseId } from '@/lib/ids';
import { bringReady, look, publishAtOnce } from '@/tests/domain/documents/bring';
import { brightwater, cast } from '@/tests/support/cast';

let made = 0;

/** A W-2 for these people of Brightwater, published by Tom; answers its row id. */
export async function publishW2(
  readers: string[] = [cast.marco.contactId],
  title = 'W-2, Marco Vianelli',
): Promise<string> {
  const id = await bringReady({
    text: `W-2 Wage and Tax Statement 2025\n${brightwater.name} ${(made += 1)}`,
    filename: 'w-2_marco.pdf',
  });
  await changeDocument(cast.tom, {
    documentId: id,
    title,
    category: 'payroll',
    year: 2025,
    audience: 'named',
    readers,
    actionNeeded: false,
    dueOn: null,
  });
  const row = (await look(cast.tom)).find((each) => parseId('do', each.id) === id);
  await publishAtOnce(cast.tom, [{ documentId: id, version: row?.version ?? '' }]);
  return id;
}

/** Opens a sample and agrees with the code that stands in it. */
export async function agree(actor: ContactActor = cast.marco): Promise<{ released: number }> {
  const { sampleId, paper } = await beginSample(actor);
  const { disclosure } = await getConsent(actor);
  return giveConsent(actor, { sampleId, code: paper.code, disclosure: disclosure.sha256 });
}
