import { Readable } from 'node:stream';
import type { ZipPart } from '@/lib/zip-writer';
import type { PathGiver } from './kit-names';
import type { KitAsker } from './kit-asker';

/** One line of a kit's index. */
export type IndexLine = {
  path: string;
  /** What it is, in words. */
  what: string;
  /** 'Payroll and W-2s', 'Invoices'. */
  kind: string;
  /** The day or the year that stands on it. */
  of: string;
  sizeBytes: number;
  sha256: Uint8Array | null;
  /** Of a document: which of its versions it is, what changed with it, when and by whom. */
  version?: { number: number; of: number; changed: string | null; at: Date; by: string | null };
};

/** What a kit is being made from and with. */
export type Making = {
  kit: { id: string; clientId: string; askedAt: Date };
  asker: KitAsker;
  give: PathGiver;
  index: IndexLine[];
  /** The documents that are in it. */
  documents: string[];
};

/** A file that is made up here. */
export function madePart(path: string, bytes: Uint8Array | string, modifiedAt: Date): ZipPart {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return {
    ...{ path, modifiedAt },
    compress: !path.endsWith('.pdf'),
    open: () => Promise.resolve(Readable.from([content])),
  };
}
