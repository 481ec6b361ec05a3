import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { getDocument } from '@/domain/documents/get-document';
import { askExitKit } from '@/domain/records/ask-exit-kit';
import { getExitKit } from '@/domain/records/get-exit-kit';
import { makeExitKit } from '@/domain/records/make-exit-kit';
import { grantExitKit, readExitKit } from '@/domain/records/open-exit-kit';
import type { ContactActor, EmployeeActor } from '@/lib/actor';
import { parseId } from '@/lib/ids';
import { brightwater, cast } from '@/tests/support/cast';

const { tom } = cast;
const { clientId } = brightwater;

/** The drawing of papers has tests of its own. */
export const maker = {
  keepInvoice: () => Promise.resolve(),
  receipt: () => Promise.resolve(Buffer.from('%PDF receipt')),
  statement: () => Promise.resolve(Buffer.from('%PDF statement')),
};

export async function idOf(actor: ContactActor | EmployeeActor): Promise<string> {
  const { kit } = await getExitKit(actor, { clientId });
  return parseId('ek', kit?.id ?? '');
}

export async function makeFor(actor: ContactActor | EmployeeActor): Promise<string> {
  await askExitKit(actor, { clientId });
  const kitId = await idOf(actor);
  await makeExitKit(kitId, maker);
  return kitId;
}

export async function read(actor: ContactActor | EmployeeActor, kitId: string): Promise<Buffer> {
  const { grantId } = await grantExitKit(actor, { kitId });
  const kit = await readExitKit(actor, { kitId, grantId });
  return buffer(await kit.open());
}

/** What a ZIP unpacks to, by path, as another program reads it. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes, { strictFileNames: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

/** Who has looked at a document. */
export const looksOf = async (id: string) =>
  (await getDocument(tom, id)).looks.map(({ name, downloaded }) => ({ name, downloaded }));
