import { describe, expect, it } from 'vitest';
import type { DocumentList, DocumentRow } from '@/domain/documents/list-documents';
import { documentsSentence, fileFacts, waitingDetail } from '@/domain/documents/sentences';
import { incomingSentence } from '@/domain/intake/incoming-sentence';
import { refused } from '@/domain/intake/refusal';
import { readCursor, writeCursor } from '@/domain/documents/cursor';
import { formatFileSize } from '@/lib/file-size';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/translator';

const words = { t: translator(), locale: 'en-US', today: '2026-11-23' };
const row = { pages: 4, dueOn: '2026-12-04' } as DocumentRow;
const list = (waiting: number, total: number) =>
  ({ waiting: Array.from({ length: waiting }, () => row), total }) as DocumentList;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the client’s first sentence', () => {
  it.each([
    [0, 0, 'There are no documents yet. What we put here for you stays here.'],
    [0, 1, 'Nothing is waiting for you. Your document is filed.'],
    [0, 63, 'Nothing is waiting for you. All 63 documents are filed.'],
    [1, 1, 'One document is waiting for you.'],
    [2, 63, 'Two documents are waiting for you. Everything else is filed.'],
    [12, 63, '12 documents are waiting for you. Everything else is filed.'],
  ])('%i waiting of %i', (waiting, total, sentence) => {
    expect(documentsSentence(list(waiting, total), words)).toBe(sentence);
  });
});

describe('the firm’s first sentence', () => {
  it.each([
    [
      { reading: 0, held: 0, check: 0, stopped: 0, ready: 0 },
      'No file is waiting. Drop the next ones here.',
    ],
    [
      { reading: 1, held: 0, check: 3, stopped: 2, ready: 9 },
      'Nine of 15 files are ready. Check three; two can’t go out; one is still being read.',
    ],
    [{ reading: 0, held: 0, check: 0, stopped: 0, ready: 1 }, 'One file is ready.'],
    [{ reading: 0, held: 0, check: 0, stopped: 0, ready: 12 }, '12 files are ready.'],
    [
      { reading: 2, held: 0, check: 0, stopped: 0, ready: 0 },
      'No file is ready yet. Two are still being read.',
    ],
    [
      { reading: 0, held: 3, check: 0, stopped: 0, ready: 1 },
      'One of 4 files is ready. Three wait for the malware scanner.',
    ],
  ])('%o', (counts, sentence) => {
    expect(incomingSentence(counts, words)).toBe(sentence);
  });
});

it('says what a file is', () => {
  const facts = {
    ...{ ownCategory: null, year: 2025, mediaType: 'application/pdf' },
    ...{ pages: 1, sizeBytes: 84_120 },
  };
  expect(plain(fileFacts(facts, words))).toBe('2025 · PDF, 1 page · 84 KB');
  expect(plain(fileFacts({ ...facts, ownCategory: 'Engagements' }, words))).toBe(
    'Engagements · 2025 · PDF, 1 page · 84 KB',
  );
  expect(
    plain(
      fileFacts({ ...facts, mediaType: 'image/png', pages: null, sizeBytes: 3_120_000 }, words),
    ),
  ).toBe('2025 · Image · 3.1 MB');
  expect(plain(waitingDetail(row, words))).toBe('4 pages · by Fri 4 Dec');
});

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [999_499, '999 KB'],
  [999_500, '1 MB'],
  [52_428_800, '52.4 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(plain(formatFileSize(bytes, 'en-US'))).toBe(text);
});

it('says of each refusal what to do', () => {
  const say = (error: ReturnType<typeof refused>) =>
    words.t(error.messageKey as never, error.values as never);
  expect(say(refused('too_large', { sizeBytes: 62_400_000 }))).toBe(
    'This file is 63 MB; 50 MB is the most. Send it in two parts, or make it smaller.',
  );
  expect(say(refused('mismatch', { said: 'pdf', found: 'png' }))).toContain(
    'named as a PDF, but inside it is a PNG image',
  );
  for (const reason of [
    'empty',
    'archive',
    'type',
    'cut_off',
    'locked',
    'broken',
    'too_slow',
    'malware',
    'unscannable',
    'macros',
    'swollen',
    'mixed',
    'too_many_pixels',
    'not_office',
    'unreadable',
  ] as const) {
    expect(say(refused(reason))).toMatch(/\. .+[.:]/);
  }
});

it('keeps a list’s place in its address', () => {
  const cursor = { at: new Date('2026-11-23T10:00:00.123Z'), id: newId() };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  for (const text of [
    undefined,
    '',
    'x',
    '1.do_x',
    '9999999999999999.do_01m84h7bpkese9srxkbzaxqh8v',
    `${Date.now()}.do_${'z'.repeat(26)}`,
  ]) {
    expect(readCursor(text)).toBeNull();
  }
});
