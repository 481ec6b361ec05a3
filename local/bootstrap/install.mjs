import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { environmentWithSystemNode } from './node.mjs';
import { root } from './root.mjs';

const mostSaid = 2_000;

/**
 * Installs the packages with `npm ci` unless what is installed is what the lock file asks for.
 * Throws one plain sentence, after the end of npm's own words, if that fails.
 */
export async function installPackages() {
  if (isInstalled()) return;
  await withLock('install', async () => {
    if (isInstalled()) return;
    const started = Date.now();
    process.stderr.write('Installing packages (the first time this takes a minute or two)\n');
    await npmCi();
    process.stderr.write(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
  });
}

/**
 * npm writes node_modules/.package-lock.json last, so an install that was killed has none; and an
 * entry that differs from the project's lock file means that the lock file changed since.
 */
function isInstalled() {
  try {
    const wanted = readLock('package-lock.json');
    const installed = readLock('node_modules/.package-lock.json');
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '' || entry.link) return true;
      const there = installed[path];
      if (!there) return Boolean(entry.optional || entry.peer);
      return there.version === entry.version && there.integrity === entry.integrity;
    });
  } catch {
    return false;
  }
}

function readLock(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
}

function npmCi() {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      env: environmentWithSystemNode(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    // The reason comes first, npm's manual after it.
    const keep = (chunk) => (said = (said + chunk).slice(0, mostSaid));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', () => reject(new Error('npm could not be started; is it installed?')));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(said.trimEnd() + '\n');
      reject(new Error('The packages could not be installed; npm says why above.'));
    });
  });
}
