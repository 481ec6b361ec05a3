import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '@/local/bootstrap/root.mjs';

/** The files that say what an act takes. */
const files = globSync('{domain,app}/**/*.ts', { cwd: root }).filter((file) =>
  /z\.(object|strictObject)\(/.test(readFileSync(join(root, file), 'utf8')),
);

describe('what an act takes', () => {
  it('is said in full: no schema lets through what it does not name', () => {
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text, file).not.toMatch(/looseObject|passthrough\(|catchall\(|z\.any\(|z\.record\(/);
    }
  });

  it('drops or refuses whatever it does not name: a role, a client, an amount, a state', async () => {
    let looked = 0;
    for (const file of files.filter((each) => each.startsWith('domain/'))) {
      const exported = (await import(pathToFileURL(join(root, file)).href)) as object;
      for (const [name, value] of Object.entries(exported) as [string, unknown][]) {
        if (!(value instanceof z.ZodObject)) continue;
        const { catchall } = value.def as { catchall?: z.ZodType };
        expect(catchall === undefined || catchall instanceof z.ZodNever, `${file} ${name}`).toBe(
          true,
        );
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(20);
  });
});
