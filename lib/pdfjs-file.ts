import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** What a browser needs of pdf.js beside its code: the worker, and the tables for other scripts and picture formats. */
const SERVED =
  /^(build\/pdf\.worker\.min\.mjs|(cmaps|standard_fonts|wasm|iccs)\/[\w-]+\.[a-z0-9]+)$/;

const TYPES: Readonly<Record<string, string>> = {
  mjs: 'text/javascript; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
};

/**
 * A file of the installed pdf.js that browsers may have; null for anything else.
 * @param path below the package, such as `build/pdf.worker.min.mjs`
 */
export async function readPdfjsFile(
  path: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
  if (!SERVED.test(path)) return null;
  const root = resolve(/* turbopackIgnore: true */ 'node_modules', 'pdfjs-dist');
  try {
    const bytes = new Uint8Array(await readFile(join(root, path)));
    return { bytes, type: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' };
  } catch {
    return null;
  }
}
