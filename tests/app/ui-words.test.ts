import { globSync, readFileSync } from 'node:fs';
import { createTranslator, type Messages } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import messages from '@/messages/en.json';

type Entry = [key: string, text: string];

const catalogue = entriesOf(messages);
const keys = new Set(catalogue.map(([key]) => key));

function entriesOf(node: object, above = ''): Entry[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = above ? `${above}.${name}` : name;
    return typeof value === 'string' ? [[key, value] as Entry] : entriesOf(value as object, key);
  });
}

const sources = globSync(['{app,components,domain,lib,worker,cli}/**/*.{ts,tsx}'], {
  exclude: ['lib/prisma/**'],
}).map((file) => ({ file, text: readFileSync(file, 'utf8') }));

describe('the catalogue', () => {
  it('has every sentence that an error asks for', () => {
    const missing = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/['"`](errors\.\w+(?:\.\w+)*)['"`]/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !keys.has(key))
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('has no name twice in one place, where the later would silently win', () => {
    const written = readFileSync('messages/en.json', 'utf8').match(/^ *"[^"]+": /gm) ?? [];
    const read = (node: object): number =>
      Object.values(node).reduce<number>(
        (sum, value) => sum + 1 + (typeof value === 'string' ? 0 : read(value as object)),
        0,
      );
    expect(written).toHaveLength(read(messages));
  });

  it('can be read by the formatter, all of it', () => {
    const broken: string[] = [];
    const t = createTranslator({
      locale: 'en',
      messages: messages as Messages,
      onError: (error) => {
        if (error.code === 'INVALID_MESSAGE') broken.push(error.message);
      },
    }) as unknown as (key: string) => string;
    for (const [key] of catalogue) t(key);
    expect(broken).toEqual([]);
  });

  it('keeps to the words of the look', () => {
    const shouting = catalogue.filter(([, text]) => /!|\bOops\b/i.test(text));
    expect(shouting).toEqual([]);
    const straight = catalogue.filter(([, text]) => /\w'\w/.test(text.replace(/'\{|\}'/g, '')));
    expect(straight).toEqual([]);
  });
});
