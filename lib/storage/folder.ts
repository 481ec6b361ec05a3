import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { env } from '@/lib/env';
import { StorageError, toStorageError } from './storage-error';

const STORAGE_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HALF_WRITTEN = 'incoming';

/** A file being written: it has its name only once it is whole. */
export type Incoming = { storageKey: string; handle: FileHandle; path: string };

/** Begins an object under a key that none has yet, in a folder that nothing is served from. */
export async function beginObject(storageKey: string): Promise<Incoming> {
  const folder = join(root(), HALF_WRITTEN);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, storageKey);
    return { storageKey, path, handle: await open(path, 'wx', 0o600) };
  } catch (error) {
    throw toStorageError(error);
  }
}

/** Makes what was written last, and then gives it its name, so that a power cut leaves all of it or none. */
export async function keepObject({ storageKey, handle, path }: Incoming): Promise<void> {
  await handle.sync();
  await handle.close();
  const target = pathOf(storageKey);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await rename(path, target);
  await syncFolder(dirname(target));
}

/** Leaves nothing of what was begun, under neither name. */
export async function dropObject({ storageKey, handle, path }: Incoming): Promise<void> {
  await handle.close().catch(() => undefined);
  await rm(path, { force: true });
  await rm(pathOf(storageKey), { force: true });
}

/** @throws StorageError missing */
export async function readObjectFile(storageKey: string): Promise<FileHandle> {
  try {
    return await open(pathOf(storageKey), 'r');
  } catch (error) {
    throw toStorageError(error);
  }
}

/** Removes the file; one that is not there is no error. */
export async function unlinkObject(storageKey: string): Promise<void> {
  const path = pathOf(storageKey);
  try {
    await unlink(path);
  } catch (error) {
    const failure = toStorageError(error);
    if (failure instanceof StorageError && failure.reason === 'missing') return;
    throw failure;
  }
  await syncFolder(dirname(path));
}

/** Removes what a process that died was writing before `before`; answers how many there were. */
export async function sweepHalfWritten(before: Date): Promise<number> {
  const folder = join(root(), HALF_WRITTEN);
  const names = await readdir(folder).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

/** A key is a UUID of ours and never a path. */
function pathOf(storageKey: string): string {
  if (!STORAGE_KEY.test(storageKey)) throw new StorageError('missing');
  return join(root(), storageKey.slice(0, 2), storageKey);
}

function root(): string {
  return resolve(/* turbopackIgnore: true */ env().STORAGE_DIR);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
