import { Readable } from 'node:stream';
import { openInvoicePdf } from '@/domain/paper/open-invoice-pdf';
import { parseId } from '@/lib/ids';
import { route } from '@/lib/route';

/** A browser shows it as a page of its own, by a viewer that it counts as an object; a sandbox would take that away. */
const SHOWN =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** The PDF of an invoice, to look at; with `?download` to keep. Another client's is not found. */
export const GET = route({}, async ({ request, actor, params }) => {
  const { number, sizeBytes, stream } = await openInvoicePdf(actor, {
    invoiceId: parseId('in', params.id ?? ''),
  });
  const disposition = new URL(request.url).searchParams.has('download') ? 'attachment' : 'inline';
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(sizeBytes),
      'content-disposition': `${disposition}; filename="${filename(number)}"; filename*=UTF-8''${encodeURIComponent(filename(number))}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': SHOWN,
    },
  });
});

/** Numbers of imported invoices may bear anything; a header takes plain letters. */
function filename(number: string): string {
  return `Invoice ${number.replace(/[^\w.-]+/g, '-')}.pdf`;
}
