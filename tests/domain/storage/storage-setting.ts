import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A storage folder and a keyring for one test file: set before anything reads the settings. */
export const folder = mkdtempSync(join(tmpdir(), 'porchlight-storage-'));
process.env.STORAGE_DIR = folder;
process.env.KEYRING = `k2:${randomBytes(32).toString('base64')},k1:${randomBytes(32).toString('base64')}`;
process.env.DATABASE_URL ??= 'postgresql://nobody@localhost/nothing';
process.env.NEXTAUTH_SECRET ??= 'x'.repeat(32);

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Every file under the storage folder, as paths. */
export async function filesThere(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Where an object's file stands. */
export function fileOf(storageKey: string): string {
  return join(folder, storageKey.slice(0, 2), storageKey);
}

/** All that a stream gives, also when it ends in an error. */
export async function drain(stream: Readable): Promise<{ bytes: Buffer; error: unknown }> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream) pieces.push(piece as Buffer);
    return { bytes: Buffer.concat(pieces), error: null };
  } catch (error) {
    return { bytes: Buffer.concat(pieces), error };
  }
}
