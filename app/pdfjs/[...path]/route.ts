import { notFound } from '@/lib/errors';
import { readPdfjsFile } from '@/lib/pdfjs-file';
import { openRoute } from '@/lib/route';

/** A worker's policy is that of its own file: it fetches tables, fonts and decoders from beside it. */
const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** pdf.js for the viewer, served by ourselves: `/pdfjs/<version>/<file>`, so that it may be kept forever. */
export const GET = openRoute({}, async ({ params }) => {
  const [, ...rest] = (params.path ?? '').split('/');
  const file = await readPdfjsFile(rest.join('/'));
  if (!file) throw notFound();
  return new Response(file.bytes, {
    headers: {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': WORKER_POLICY,
    },
  });
});
