import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './alive.mjs';
import { root } from './root.mjs';

const folder = join(root, '.porchlight', 'locks');
const pauseMs = 100;

/**
 * Runs `work` while no other process of this project runs work under the same name. The lock is a
 * file with a process id; one whose process is gone is taken over.
 */
export async function withLock(name, work) {
  const file = join(folder, `${name}.lock`);
  makeFolder();
  while (!take(file)) {
    await sleep(pauseMs);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function makeFolder() {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
}

function take(file) {
  // The file is linked into place with its content, so that nobody ever reads half of one.
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, String(process.pid));
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw unwritable(error);
    }
    if (!isAlive(readOwner(file))) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function unwritable(error) {
  const sentence =
    error.code === 'ENOSPC'
      ? 'The disk is full: make room and start again.'
      : `Porchlight keeps its data in ${folder} and may not write there (${error.code}).`;
  return new Error(sentence, { cause: error });
}

function readOwner(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return process.pid;
  }
}
