import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readPdf } from '@/lib/pdf-reader';
import { keptThreads, PDF_THREAD } from '@/lib/pdf-thread';
import { makePdf } from './make-files';

const most = { pages: 2, characters: 1000 };
const pdf = (text: string) => Uint8Array.from(makePdf([text]));

/** Answers `x` with `x2`, dies of 'die', and says how many it has answered for 'count'. */
const ECHO = `
  const { parentPort } = require('node:worker_threads');
  let count = 0;
  parentPort.on('message', (text) => {
    if (text === 'die') process.exit(1);
    if (text === 'throw') throw new Error('no');
    count += 1;
    parentPort.postMessage(text === 'count' ? count : text + '2');
  });`;

describe('PDFs read one after the other', () => {
  it('tells each one’s own text, however many at once, broken ones among them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        readPdf(at % 4 === 3 ? new TextEncoder().encode('%PDF-1.4 no') : pdf(`Paper ${at}.`), most),
      ),
    );
    expect(
      answers.map((answer) => ('text' in answer ? answer.text.trim() : answer.problem)),
    ).toEqual(Array.from({ length: 12 }, (_, at) => (at % 4 === 3 ? 'broken' : `Paper ${at}.`)));
  });
});

describe('a kept thread', () => {
  const echo = () => {
    let started = 0;
    const ask = keptThreads<string | number>(() => {
      started += 1;
      return new Worker(ECHO, { ...PDF_THREAD, eval: true });
    });
    return {
      say: (text: string) => ask((thread) => thread.postMessage(text)),
      started: () => started,
    };
  };

  it('works for one after the other', async () => {
    const { say, started } = echo();
    expect([await say('a'), await say('b'), await say('count')]).toEqual(['a2', 'b2', 3]);
    expect(started()).toBe(1);
  });

  it.each(['die', 'throw'])(
    'that ends (%s) is an answer, and the next file has another',
    async (how) => {
      const { say, started } = echo();
      expect([await say('a'), await say(how), await say('count')]).toEqual([
        'a2',
        { problem: 'broken' },
        1,
      ]);
      expect(started()).toBe(2);
    },
  );

  it('is replaced after two hundred files', async () => {
    const { say, started } = echo();
    for (let n = 0; n < 200; n += 1) await say('x');
    expect(await say('count')).toBe(1);
    expect(started()).toBe(2);
  });
});
