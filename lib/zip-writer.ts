import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

/** One file of a ZIP. */
export type ZipPart = {
  /** With forward slashes; never above the folder that it is unpacked into. */
  path: string;
  modifiedAt: Date;
  /** Left as it is, unless it is text: PDFs and images are packed already. */
  compress: boolean;
  /** Called when its turn comes, so that one file is open at a time. */
  open: () => Promise<Readable>;
};

/**
 * A ZIP of the parts as they are yielded, one after the other, in as much memory as a few chunks take; ZIP64 where it has to be.
 * A failure of a part, or of the parts' source, ends the stream in that error; whoever stops reading ends the part that is open.
 */
export function zipStream(parts: AsyncIterable<ZipPart>): Readable {
  const zip = new yazl.ZipFile();
  const output = Readable.from(zip.outputStream);
  const failed = (error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', failed);
  let current: Readable | null = null;
  output.once('close', () => current?.destroy());
  void (async () => {
    for await (const { path, modifiedAt, compress, open } of parts) {
      if (output.destroyed) return;
      const part = await open();
      current = part;
      const read = finished(part);
      zip.addReadStreamLazy(path, { mtime: modifiedAt, compress }, (take) => take(null, part));
      await read;
      current = null;
    }
    zip.end();
  })().catch(failed);
  return output;
}
