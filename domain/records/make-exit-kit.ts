import { JOB } from '@/lib/actor';
import { now } from '@/lib/clock';
import { dbAs } from '@/lib/db';
import { putObject, removeObject, type StoredObject } from '@/lib/storage';
import { type ZipPart, zipStream } from '@/lib/zip-writer';
import { recordActivity } from '../activity/record-activity';
import { authorize } from '../authorize';
import { findKitAsker } from './kit-asker';
import { kitContext } from './kit-context';
import { DATA_FILES, dataParts } from './kit-data';
import { documentParts } from './kit-documents';
import { INDEX_FILES, indexParts } from './kit-index';
import { logPart } from './kit-log';
import { pathGiver } from './kit-names';
import {
  type Billed,
  invoiceParts,
  kitSubject,
  listBilled,
  type PaperMaker,
  receiptParts,
  statementParts,
} from './kit-papers';
import type { Making } from './kit-part';
import { type KitDocument, listKitDocuments } from './kit-versions';
import { mailExitKit } from './mail-exit-kit';
import { beginZip, failZip, zipExpiry, zipTeller } from './zip-row';

type Kit = { id: string; clientId: string; personId: string; sessionId: string; askedAt: Date };

/**
 * Makes a kit that was asked for, into the encrypted storage, in flat memory: as its asker would see it, by the policies that hold
 * for them at this moment. How far it is stands in its row. One that was begun by a worker that ended is begun anew; what it has
 * written down of documents stands once.
 */
export async function makeExitKit(kitId: string, maker: PaperMaker): Promise<void> {
  authorize(JOB, 'exit_kit.make');
  const kit = await begin(kitId);
  if (!kit) return;
  const asker = await findKitAsker(kit);
  if (!asker) return failZip('exit_kit', kitId, 'records.kit.failed.rights');
  const making: Making = { kit, asker, give: pathGiver(), index: [], documents: [] };
  const stored = await putObject(zipStream(allParts(making, maker)), kitContext(kit), {
    maxBytes: Number.MAX_SAFE_INTEGER,
  });
  try {
    await keep(kit, making, stored);
  } catch (error) {
    await removeObject(stored.storageKey);
    throw error;
  }
}

async function begin(kitId: string): Promise<Kit | null> {
  if (!(await beginZip('exit_kit', kitId))) return null;
  return dbAs(JOB, (db) =>
    db.exitKit.findUnique({
      where: { id: kitId },
      select: { id: true, clientId: true, personId: true, sessionId: true, askedAt: true },
    }),
  );
}

async function* allParts(making: Making, maker: PaperMaker): AsyncGenerator<ZipPart> {
  const { kit, asker } = making;
  const documents = await listKitDocuments(asker, kit.clientId);
  const billed = await listBilled(asker, kit.clientId);
  const tell = zipTeller('exit_kit', kit.id, countFiles(documents, billed));
  await tell(0);
  let done = 0;
  const parts = [
    documentParts(making, documents),
    invoiceParts(making, billed.invoices, maker),
    receiptParts(making, billed.receipts, maker),
    statementParts(making, maker),
    dataParts(making),
  ];
  for (const some of parts) {
    for await (const part of some) {
      yield part;
      await tell((done += 1));
    }
  }
  yield logPart(making);
  yield* indexParts(making);
}

/** Two for the account and one for the log; what cannot be read, and further currencies, are few. */
function countFiles(documents: readonly KitDocument[], { invoices, receipts }: Billed): number {
  const versions = documents.reduce((count, { files }) => count + files.length, 0);
  return versions + invoices.length + receipts.length + 3 + DATA_FILES + INDEX_FILES;
}

async function keep(kit: Kit, { asker, documents, index }: Making, stored: StoredObject) {
  const readyAt = now();
  const files = index.length + INDEX_FILES;
  const { storageKey, wrappedKey, keyId, sizeBytes, sha256 } = stored;
  await dbAs(JOB, async (db) => {
    // What was destroyed while it was made would live on in it: it is made again.
    const there = await db.document.count({ where: { id: { in: documents } } });
    if (there !== documents.length) throw new Error(`Kit ${kit.id} holds what is deleted.`);
    const { count } = await db.exitKit.updateMany({
      where: { id: kit.id, state: 'making' },
      data: {
        ...{ state: 'ready', files, filesDone: files, documents, changedAt: readyAt },
        ...{ storageKey, wrappedKey, keyId, sizeBytes: BigInt(sizeBytes), sha256 },
        expiresAt: zipExpiry(readyAt),
      },
    });
    if (count !== 1) throw new Error(`Kit ${kit.id} is not being made any more.`);
    await mailExitKit(db, kit, asker);
    await recordActivity(db, JOB, {
      type: 'exit_kit.made',
      clientId: kit.clientId,
      subject: kitSubject(kit.clientId),
      data: { files, documents: documents.length },
    });
  });
}
