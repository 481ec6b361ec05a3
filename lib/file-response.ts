import { type Readable } from 'node:stream';
import type { ByteRange } from './storage';

export type ServedFile = {
  filename: string;
  mediaType: string;
  sizeBytes: number;
  /** `inline` for our own viewer alone. */
  disposition: 'inline' | 'attachment';
  open: (range?: ByteRange) => Promise<Readable>;
};

/**
 * What stands with every file that somebody else wrote: it is kept nowhere, taken for nothing but what it says, and,
 * should a browser show it as a page, it may do nothing there.
 */
const ALWAYS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'accept-ranges': 'bytes',
  vary: 'Cookie',
};

/**
 * Answers with a file or with the one range of it that was asked for (RFC 9110, 14). Several ranges at once, or one that
 * can't be read, are answered with the whole file, as the standard allows.
 * @throws StorageError before anything was sent
 */
export async function fileResponse(request: Request, file: ServedFile): Promise<Response> {
  const headers = new Headers(ALWAYS);
  headers.set('content-type', file.mediaType);
  headers.set('content-disposition', contentDisposition(file.disposition, file.filename));
  const range = rangeOf(request.headers.get('range'), file.sizeBytes);
  if (range === 'outside') {
    headers.set('content-range', `bytes */${file.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-length', String(range ? range.end - range.start + 1 : file.sizeBytes));
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const stream = await file.open(range ?? undefined);
  return new Response(toWeb(stream), { status, headers });
}

/**
 * The bytes that are asked for: null for all of them, `outside` for what cannot be given.
 */
export function rangeOf(header: string | null, sizeBytes: number): ByteRange | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (!from && !to) return null;
  if (from && to && Number(from) > Number(to)) return null;
  const last = sizeBytes - 1;
  const start = from ? Number(from) : Math.max(0, sizeBytes - Number(to));
  const end = from && to ? Math.min(Number(to), last) : last;
  return start > last || end < start ? 'outside' : { start, end };
}

/** A name in Unicode (RFC 6266, RFC 8187), and one in plain letters for programs that don't read it. */
export function contentDisposition(disposition: 'inline' | 'attachment', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Ends the source when the reader goes away, so that no file stays open. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  const source: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const step = await source.next();
        if (step.done) controller.close();
        else controller.enqueue(step.value);
      },
      cancel() {
        stream.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
