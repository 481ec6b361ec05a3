import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '@/local/bootstrap/root.mjs';

const page = readFileSync(join(root, 'docs/security/asvs.md'), 'utf8');
/** Each with the lines below it. */
const rows = page.split(/^- (?=\*\*v5)/m).slice(1);
const cited = [...page.matchAll(/`(tests\/[^`]+)`: “([^”]+)”/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

/** How many requirements of level 1 each section of ASVS 5.0.0 has, as the standard's own tables count them. */
const LEVEL_ONE: Record<string, number> = {
  ...{ '1.2': 5, '1.3': 2, '1.5': 1, '2.1': 1, '2.2': 2, '2.3': 1, '3.2': 2, '3.3': 1, '3.4': 2 },
  ...{ '3.5': 3, '4.1': 1, '4.4': 1, '5.2': 2, '5.3': 2, '6.1': 1, '6.2': 8, '6.3': 2, '6.4': 2 },
  ...{ '7.2': 4, '7.4': 2, '8.1': 1, '8.2': 2, '8.3': 1, '9.1': 3, '9.2': 1, '10.4': 5 },
  ...{ '11.3': 2, '11.4': 1, '12.1': 1, '12.2': 2, '13.4': 1, '14.2': 1, '14.3': 1 },
  ...{ '15.1': 1, '15.2': 1, '15.3': 1 },
};

describe('docs/security/asvs.md', () => {
  it('has every requirement of level 1, once', () => {
    const ids = rows.map((row) => /v5\.0\.0-([\d.]+)/.exec(row)?.[1] ?? '');
    expect(new Set(ids).size).toBe(70);
    expect(ids).toHaveLength(70);
    const sections = ids.map((id) => id.replace(/\.\d+$/, ''));
    const counts = Object.fromEntries(
      [...new Set(sections)].map((name) => [name, sections.filter((each) => each === name).length]),
    );
    expect(counts).toEqual(LEVEL_ONE);
  });

  it('shows each by a test, or says why there is none', () => {
    for (const row of rows) {
      expect(row).toMatch(/^ {2}(`tests\/.+”$|(Does not apply|Not yet|By design, no test): \S)/m);
    }
  });

  it.each([...new Set(cited.map(([file]) => file))])('names tests of %s that are there', (file) => {
    expect(existsSync(join(root, file)), file).toBe(true);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, name] of cited.filter(([where]) => where === file)) {
      // As it stands in the source, where a name may be on a line of its own.
      const isThere = ["'", '"', '`'].some((mark) => text.includes(mark + name + mark));
      expect(isThere, `${file}: ${name}`).toBe(true);
    }
  });

  it('counts what it says', () => {
    const count = (pattern: RegExp) => rows.filter((row) => pattern.test(row)).length;
    const says = /Of (\d+) requirements, (\d+) .*?; (\d+) hold .*?; *\n?(\d+) don’t apply; (\d+)/s;
    const [, ...numbers] = says.exec(page) ?? [];
    expect(numbers.map(Number)).toEqual([
      rows.length,
      count(/`tests\//),
      count(/^ {2}By design, no test/m),
      count(/^ {2}Does not apply/m),
      count(/^ {2}Not yet/m),
    ]);
  });
});
