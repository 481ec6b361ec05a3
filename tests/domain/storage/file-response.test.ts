import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { contentDisposition, fileResponse, rangeOf } from '@/lib/file-response';

const bytes = Buffer.from('0123456789');
const file = {
  filename: 'a.pdf',
  mediaType: 'application/pdf',
  sizeBytes: bytes.length,
  disposition: 'inline' as const,
  open: async (range?: { start: number; end: number }) =>
    Readable.from([bytes.subarray(range?.start ?? 0, (range?.end ?? 9) + 1)], { objectMode: true }),
};

describe('a range of a file', () => {
  it.each([
    [null, null],
    ['bytes=0-4', { start: 0, end: 4 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=5-500', { start: 5, end: 9 }],
    ['bytes=10-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=5-1', null],
    ['bytes=0-1,3-4', null],
    ['bytes=-', null],
    ['lines=0-1', null],
    ['bytes=a-b', null],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 10)).toEqual(range);
  });

  it('of nothing is outside of it', () => {
    expect(rangeOf('bytes=0-', 0)).toBe('outside');
    expect(rangeOf(null, 0)).toBeNull();
  });
});

describe('what stands with a file', () => {
  const ask = (range?: string, method = 'GET') =>
    fileResponse(
      new Request('http://portal.test/x', { method, headers: range ? { range } : {} }),
      file,
    );

  it('is that nobody keeps it, takes it for another thing or runs it', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '10',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'content-disposition': `inline; filename="a.pdf"; filename*=UTF-8''a.pdf`,
    });
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(await answer.text()).toBe('0123456789');
  });

  it('is the range that was asked for, and 416 for none that there is', async () => {
    const part = await ask('bytes=2-4');
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 2-4/10',
      '234',
    ]);
    const none = await ask('bytes=99-');
    expect([none.status, none.headers.get('content-range'), await none.text()]).toEqual([
      416,
      'bytes */10',
      '',
    ]);
    expect(await (await ask(undefined, 'HEAD')).text()).toBe('');
  });

  it('lets go of the file when the reader goes away', async () => {
    const source = Readable.from([Buffer.alloc(10), Buffer.alloc(10)], { objectMode: true });
    const answer = await fileResponse(new Request('http://portal.test/x'), {
      ...file,
      open: async () => source,
    });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(source.destroyed).toBe(true);
  });

  it.each([
    ['plain.pdf', `attachment; filename="plain.pdf"; filename*=UTF-8''plain.pdf`],
    ['a"b\\c%.pdf', `attachment; filename="a_b_c_.pdf"; filename*=UTF-8''a%22b%5Cc%25.pdf`],
    [
      "it's (1)*.pdf",
      `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`,
    ],
    [
      '試算表\r\nx: y.pdf',
      `attachment; filename="_____x: y.pdf"; filename*=UTF-8''%E8%A9%A6%E7%AE%97%E8%A1%A8%0D%0Ax%3A%20y.pdf`,
    ],
  ])('names it %j safely', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header);
    expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
  });
});
