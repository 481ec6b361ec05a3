import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/local/bootstrap/lock.mjs';
import { root } from '@/local/bootstrap/root.mjs';
import { PlainError } from '@/local/plain-error';
import { readJson } from '@/local/state';
import { findRun } from './run-file';
import { runTool } from './tool';

/** What the built portal is made of. */
const sources = [
  '{app,components,domain,lib,messages,public}/**/*',
  'prisma/schema.prisma',
  '*.{ts,mjs,json}',
];
const notSources = ['lib/prisma/**', 'tsconfig.tsbuildinfo', 'next-env.d.ts', 'vitest.config.ts'];

/**
 * Builds the portal into `folder` unless what is there was built from the very same sources.
 * Answers whether it built.
 * @throws PlainError after the end of what Next said.
 */
export function ensureBuilt(folder = '.next'): Promise<boolean> {
  return withLock(`build-${folder}`, async () => {
    const stamp = join(root, folder, 'built-from.json');
    const fingerprint = sourcesFingerprint();
    if (readJson<{ fingerprint: string }>(stamp)?.fingerprint === fingerprint) return false;
    rmSync(stamp, { force: true });
    await nextBuild(folder);
    writeFileSync(stamp, JSON.stringify({ fingerprint }));
    return true;
  });
}

/** Where to build for a second purpose: beside what a running portal is served from. */
export function buildFolder(): string {
  return process.env.NEXT_DIST_DIR ?? (findRun() ? '.next-beside' : '.next');
}

function sourcesFingerprint(): string {
  const hash = createHash('sha256');
  const files = sources
    .flatMap((pattern) =>
      globSync(pattern, { cwd: root, exclude: notSources, withFileTypes: true }),
    )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...new Set(files)].sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

async function nextBuild(folder: string): Promise<void> {
  const { code, said } = await runTool(['node_modules/next/dist/bin/next', 'build'], {
    NODE_ENV: 'production',
    NEXT_DIST_DIR: folder,
    NEXT_TELEMETRY_DISABLED: '1',
  });
  if (code === 0) return;
  if (/ENOSPC|No space left/.test(said)) {
    throw new PlainError('The disk is full: make room and start again.');
  }
  process.stderr.write(`\n${said.split('\n').slice(-40).join('\n')}\n`);
  throw new PlainError('The portal could not be built; Next says why above.');
}
