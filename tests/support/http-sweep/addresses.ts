import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicId } from '@/lib/ids';
import { root } from '@/local/bootstrap/root.mjs';
import type { Rows } from '@/tests/access/sweep/row-ids';
import { cast } from '@/tests/support/cast';

/** An address of the portal, and how it may be asked for. */
export type Address = {
  file: string;
  kind: 'page' | 'route';
  /** With the id of a row in it, if it takes one. */
  path: (rows: Rows) => string;
  takesId: boolean;
  methods: string[];
};

/** What stands for the named part of an address, by the folder that it is below. */
const IDS: Record<string, (rows: Rows) => string> = {
  'agreements/[id]': (rows) => publicId('ag', rows.agreementId),
  'credit-notes/[id]': (rows) => publicId('cn', rows.creditNoteId),
  'documents/[id]': (rows) => publicId('do', rows.documentId),
  'exit-kits/[id]': (rows) => publicId('ek', rows.kitId),
  'invoices/[id]': (rows) => rows.invoice,
  'receipts/[id]': (rows) => publicId('pa', rows.paymentId),
  'requests/[id]': (rows) => publicId('rq', rows.requestId),
  'samples/[id]': (rows) => publicId('cs', rows.sampleId),
  'clients/[id]': (rows) => rows.client,
  'contacts/[contact]': (rows) => rows.contact,
  'people/[id]': (rows) => rows.contact,
  'questions/[id]': (rows) => publicId('qu', rows.questionId),
  'seasons/[id]': (rows) => publicId('sn', rows.seasonId),
  'uploads/[[...path]]': (rows) => publicId('up', rows.uploadId),
  // A draft is what is edited; an employee is the firm's, and nobody's row.
  'privacy/[person]': (rows) => rows.person,
  'person-exports/[id]': (rows) => publicId('px', rows.exportId),
  // A cause is the firm's, and of no client.
  'causes/[cause]': (rows) => rows.cause,
  'people/[employee]': () => publicId('em', cast.tom.employeeId),
  // Links of mails, files of pdf.js, next-auth's own: nobody's rows.
  'invitation/[token]': () => 'made-up',
  'mail/[token]': () => 'made-up',
  'reset/[token]': () => 'made-up',
  'address/[token]': () => 'made-up',
  'pay/[token]': () => 'made-up',
  'pdfjs/[...path]': () => '0/build/none.mjs',
  'auth/[...nextauth]': () => 'csrf',
  'api/[...nothing]': () => 'none',
};

const ROWLESS = new Set(['employee', 'cause', 'token', '...path', '...nextauth', '...nothing']);

/** What an address asks for after its path: a grant of Dana's, or whose statement. */
const QUERIES: Record<string, (rows: Rows) => string> = {
  'app/api/documents/[id]/content/route.ts': (rows) => `?grant=${publicId('gr', rows.grantId)}`,
  'app/api/exit-kits/[id]/content/route.ts': (rows) => `?grant=${publicId('eg', rows.kitGrantId)}`,
  'app/api/activity/of-client/route.ts': (rows) => `?client=${rows.client}`,
  'app/api/statements/csv/route.ts': (rows) => `?client=${rows.client}&currency=USD`,
  'app/api/statements/pdf/route.ts': (rows) => `?client=${rows.client}&currency=USD`,
};

/**
 * Every page and route that there is, by the folders of `app`.
 * @throws Error where a named part has nothing that could stand for it: whoever adds an address says here what does.
 */
export function addresses(): Address[] {
  return globSync('app/**/{page.tsx,route.ts}', { cwd: root })
    .sort()
    .map((file) => {
      const parts = file.split('/').slice(1, -1);
      const named = parts.filter((part) => part.startsWith('['));
      const kind = file.endsWith('page.tsx') ? 'page' : 'route';
      const path = pathOf(parts);
      return {
        file,
        kind,
        path: (rows) => path(rows) + (QUERIES[file]?.(rows) ?? ''),
        takesId: named.some((part) => !ROWLESS.has(part.slice(1, -1))) || file in QUERIES,
        methods: kind === 'page' ? ['GET', 'HEAD'] : methodsOf(file),
      };
    });
}

function pathOf(parts: string[]): (rows: Rows) => string {
  const fills = parts
    .filter((part) => !/^[(@]/.test(part))
    .map((part) => {
      if (!part.startsWith('[')) return () => part;
      const idOf = IDS[`${parts[parts.indexOf(part) - 1]}/${part}`];
      if (!idOf) throw new Error(`The sweep does not know what stands for ${parts.join('/')}`);
      return idOf;
    });
  return (rows) => `/${fills.map((fill) => fill(rows)).join('/')}`;
}

/** A handler of GET answers HEAD as well. */
function methodsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) =>
    new RegExp(`export const ${method} |as ${method}\\b`).test(text),
  );
  return methods.includes('GET') ? [...new Set([...methods, 'HEAD'])] : methods;
}
