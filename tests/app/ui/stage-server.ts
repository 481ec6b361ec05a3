import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// Vitest's own.
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/**
 * Serves the gallery and the frames, styles and all, without Next; `close` stops it. They are bundled once, in two seconds:
 * served one by one, the hundreds of modules of a page take as long each time that it is opened.
 */
export async function openStage(port = 0) {
  const outDir = mkdtempSync(join(tmpdir(), 'porchlight-stage-'));
  await build({
    configFile: false,
    root,
    publicDir: `${project}/public`,
    logLevel: 'error',
    resolve: { alias: { '@': project } },
    css: { postcss: project },
    define: { 'process.env.NODE_ENV': '"test"', 'process.env': '{}' },
    build: { outDir, emptyOutDir: true, minify: false, target: 'esnext' },
  });
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port },
  });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The stage has no address');
  return {
    address,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
