import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readQuery } from '@/domain/search/search-query';
import { parse } from '@/lib/action';
import { PortalError } from '@/lib/errors';
import { requireReadable } from '@/lib/readable-text';

const NUL = '\u0000';
const HALF = '\ud83d';
const ANSI = '\u001b[2J\u001b[31mDana';

/** What is said of an input; null when it is taken. */
function refusalOf(input: unknown): PortalError | null {
  try {
    requireReadable(input);
    return null;
  } catch (error) {
    return error instanceof PortalError ? error : null;
  }
}

describe('text that nobody can type', () => {
  it.each([
    ['NUL', `Dana${NUL}`],
    ['half a character', `Dana ${HALF}`],
    ['what a terminal obeys', ANSI],
    ['what a terminal obeys, in one sign', 'Dana\u009b31m'],
  ])('%s is refused with a sentence at its field, however deep', (_, text) => {
    expect(refusalOf({ name: text })?.fields).toEqual({ name: 'errors.unreadable' });
    expect(refusalOf({ lines: [{ what: 'fine' }, { what: text }] })?.fields).toEqual({
      'lines.1.what': 'errors.unreadable',
    });
    expect(refusalOf({ [text]: 'fine' })?.messageKey).toBe('errors.unreadable');
  });

  it('is nothing that people write in any script, over lines and with tabs', () => {
    for (const text of ['Zoë\tD’Arcy\r\nQuint', '佐藤 花子', 'مريم', '👩‍👩‍👧', 'e\u0301', ''])
      expect(refusalOf({ name: text }), text).toBeNull();
    expect(refusalOf({ file: new Blob([NUL]), none: null, many: [1, true] })).toBeNull();
  });

  it('is refused before a schema sees it', () => {
    const schema = z.object({ name: z.string() });
    expect(() => parse(schema, { name: NUL })).toThrow(PortalError);
    expect(parse(schema, { name: 'Dana' })).toEqual({ name: 'Dana' });
  });

  it('parts the words of a search, which an address brings', () => {
    expect(readQuery(`kiln${NUL}papers${HALF}`, 'en-US')?.text).toBe('kiln papers');
    expect(readQuery(NUL, 'en-US')).toBeNull();
  });
});
