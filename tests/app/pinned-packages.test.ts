import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '@/local/bootstrap/root.mjs';

type Names = Record<string, string>;
type Locked = { version?: string; integrity?: string; link?: boolean; inBundle?: boolean };

const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
const asked = read('package.json') as Record<string, Names>;
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };

describe('the packages that we build on', () => {
  it('are of one version each, with the checksum of what is installed', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']) {
      for (const [name, version] of Object.entries(asked[kind] ?? {})) {
        expect(version, `${name} in ${kind}`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
        const locked = packages[`node_modules/${name}`];
        if (locked) expect(locked.version, name).toBe(version);
      }
    }
    const loose = Object.entries(packages).filter(
      ([path, { integrity, link, inBundle }]) =>
        path !== '' && !link && !inBundle && !/^sha512-/.test(integrity ?? ''),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});
