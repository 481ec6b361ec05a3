import { Readable } from 'node:stream';
import { contentDisposition, fileResponse } from './file-response';

/** Answers with a PDF that was made just now: to keep, or, `inline`, for our own viewer. */
export function pdfResponse(
  request: Request,
  filename: string,
  bytes: Uint8Array,
  disposition: 'inline' | 'attachment' = 'attachment',
): Promise<Response> {
  return fileResponse(request, {
    filename,
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    disposition,
    open: (range) => {
      const part = range ? bytes.subarray(range.start, range.end + 1) : bytes;
      return Promise.resolve(Readable.from([part]));
    },
  });
}

/** So many rows are written at once, so that others have their turn. */
const ROWS_AT_ONCE = 500;

/** Answers with a CSV row by row, as it is written, to keep. */
export function csvResponse(filename: string, rows: Iterator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = '';
        for (let count = 0; count < ROWS_AT_ONCE; count += 1) {
          const step = rows.next();
          if (step.done) {
            if (text) controller.enqueue(encoder.encode(text));
            controller.close();
            return;
          }
          text += step.value;
        }
        controller.enqueue(encoder.encode(text));
        await new Promise((resolve) => setImmediate(resolve));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: textHeaders(CSV, filename) });
}

/** What a text file is, by the ending of its name. */
const CSV = 'text/csv; charset=utf-8; header=present';
const MEDIA_TYPES = {
  csv: CSV,
  ndjson: 'application/x-ndjson; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** Answers with a text that comes piece by piece, to keep; nothing is read before somebody takes it. */
export function textResponse(
  filename: `${string}.${keyof typeof MEDIA_TYPES}`,
  pieces: AsyncGenerator<string>,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const step = await pieces.next();
        if (step.done) controller.close();
        else controller.enqueue(encoder.encode(step.value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const ending = filename.slice(filename.lastIndexOf('.') + 1) as keyof typeof MEDIA_TYPES;
  return new Response(body, { headers: textHeaders(MEDIA_TYPES[ending], filename) });
}

function textHeaders(mediaType: string, filename: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-disposition': contentDisposition('attachment', filename),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    vary: 'Cookie',
  };
}
