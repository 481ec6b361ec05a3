import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Serves the gallery and the frames, styles and all, without Next; `close` stops it. */
export async function openStage(port = 0) {
  const server = await createViteServer({
    configFile: false,
    root,
    publicDir: `${project}/public`,
    logLevel: 'error',
    cacheDir: `${project}/node_modules/.vite-stage`,
    resolve: { alias: { '@': project } },
    css: { postcss: project },
    define: { 'process.env.NODE_ENV': '"test"', 'process.env': '{}' },
    server: { host: '127.0.0.1', port, hmr: false, watch: null, fs: { allow: [project] } },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The stage has no address');
  return { address, close: () => server.close() };
}
