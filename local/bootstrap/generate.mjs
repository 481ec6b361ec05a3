import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { environmentWithNode24 } from './node.mjs';
import { root } from './root.mjs';

const client = join(root, 'lib', 'prisma');
const stamp = join(client, '.made-from');

/**
 * Makes the Prisma client in lib/prisma if the schema or Prisma changed since it was made.
 * Prisma wants a schema engine it would have to download, although generating never calls it: any
 * program that exists will do.
 */
export async function generateClient({ force = false } = {}) {
  if (!force && isFresh()) return;
  await withLock('generate', async () => {
    if (!force && isFresh()) return;
    const madeFrom = fingerprint();
    await prismaGenerate();
    writeFileSync(stamp, madeFrom);
  });
}

function isFresh() {
  if (!existsSync(join(client, 'client.ts')) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'prisma', 'schema.prisma')));
  hash.update(readFileSync(join(root, 'node_modules', 'prisma', 'package.json')));
  return hash.digest('hex');
}

function prismaGenerate() {
  return new Promise((resolve, reject) => {
    const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js');
    const child = spawn('node', [cli, 'generate', '--no-hints'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...environmentWithNode24(),
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(said);
      reject(new Error('The database client could not be made from prisma/schema.prisma.'));
    });
  });
}
