import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { root } from './bootstrap/root.mjs';
import { PlainError } from './plain-error';

/** Where everything that this machine keeps for Porchlight lies: `.porchlight`, or PORCHLIGHT_DIR. */
export const stateFolder = resolve(root, process.env.PORCHLIGHT_DIR ?? '.porchlight');

/**
 * Sees that the state can be kept.
 * @throws PlainError where it cannot.
 */
export function requireWritableState(): void {
  const probe = join(stateFolder, `.probe-${process.pid}`);
  try {
    mkdirSync(stateFolder, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw error;
    throw new PlainError(
      `Porchlight keeps its data in ${stateFolder} and may not write there (${code}).`,
      { cause: error },
    );
  }
}

/**
 * The secret `name` from the file, made and kept there (readable by this user alone) the first time.
 */
export function keepSecret(
  file: string,
  name: string,
  make: () => string = () => randomBytes(24).toString('base64url'),
): string {
  const kept = readJson<Record<string, string>>(file) ?? {};
  const known = kept[name];
  if (known) return known;
  const made = make();
  writeJson(file, { ...kept, [name]: made }, 0o600);
  return made;
}

/** The JSON in a file, or null where there is no such file or it is not JSON. */
export function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** Writes JSON so that a reader sees the old content or the new, never half. */
export function writeJson(file: string, value: unknown, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(value, null, 2) + '\n', { mode });
  chmodSync(draft, mode);
  renameSync(draft, file);
}

/** The file of secrets that belongs to a folder of state. */
export function secretsFile(folder = stateFolder): string {
  return join(folder, 'secrets.json');
}
