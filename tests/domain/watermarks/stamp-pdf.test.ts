import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { markText } from '@/domain/watermarks/mark-paper';
import { stampPdf } from '@/lib/pdf-stamper';
import { makeLockedPdf, makePdf } from '@/tests/domain/documents/make-files';
import { drawMark, textsOf } from './marking';

const MOST = { mostPages: 50 };

async function stamp(pdf: Uint8Array, text: string) {
  const stamped = await stampPdf(Uint8Array.from(pdf), await drawMark({ text }), MOST);
  if ('problem' in stamped) throw new Error(stamped.problem);
  return stamped;
}

/** Where the line stands on a page: its middles as shares of what is seen, and which way it goes, in degrees. */
async function placesOn(pdf: Uint8Array, text: string) {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || !text.includes(item.str.trim()) || !item.str.trim()) return [];
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform as number[];
    const [x = 0, y = 0] = view.convertToViewportPoint(e, f) as number[];
    const [endX = 0, endY = 0] = view.convertToViewportPoint(e + a, f + b) as number[];
    const angle = Math.round((Math.atan2(y - endY, endX - x) * 180) / Math.PI);
    return [{ x: x / view.width, y: y / view.height, angle }];
  });
}

describe('a stamped PDF', () => {
  it('has the line on every page, and all that was there', async () => {
    const { bytes, pages } = await stamp(makePdf(['First page', 'Second page']), 'Dana Whitlock');
    expect(pages).toBe(2);
    const texts = await textsOf(bytes);
    expect(texts[0]).toMatch(/First page.*Dana Whitlock/);
    expect(texts[1]).toMatch(/Second page.*Dana Whitlock/);
  });

  it.each(['Zoë Œuvre', 'Дана Уитлок', '髙橋 花子 · 2026年11月26日', 'Ελένη'])(
    'has it in whatever letters: %s',
    async (name) => {
      const { bytes } = await stamp(makePdf(['A page']), name);
      const [text = ''] = await textsOf(bytes);
      // Letters of different fonts are pieces of their own.
      expect(text.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''));
    },
  );

  it('is readable from lower left to upper right, however the page is turned, cut and sized', async () => {
    for (const turn of [0, 90, 180, 270]) {
      for (const size of [
        [612, 792],
        [200, 2000],
        [3000, 1200],
      ] as [number, number][]) {
        const document = await PDFDocument.create();
        const page = document.addPage(size);
        page.setCropBox(30, 20, size[0] - 60, size[1] - 40);
        page.setRotation(degrees(turn));
        const { bytes } = await stamp(await document.save(), 'Dana Whitlock');
        const places = await placesOn(bytes, 'Dana Whitlock');
        expect(new Set(places.map(({ angle }) => angle)), `${turn} ${size}`).toEqual(new Set([30]));
        const inside = places.filter(({ x, y }) => x > 0 && x < 1 && y > 0 && y < 1);
        expect(inside.length, `${turn} ${size}`).toBeGreaterThan(1);
      }
    }
  });

  it('does not give back what it was made of when its end is cut off', async () => {
    const original = makePdf(['A page']);
    const { bytes } = await stamp(original, 'Dana Whitlock');
    expect(Buffer.from(bytes).subarray(0, original.length).equals(original)).toBe(false);
  });

  it('is not made of what is locked, broken, or too long', async () => {
    const refused = async (pdf: Uint8Array) =>
      stampPdf(Uint8Array.from(pdf), await drawMark({ text: 'Dana' }), MOST);
    expect(await refused(makeLockedPdf())).toEqual({ problem: 'locked' });
    const open = await PDFDocument.create();
    open.addPage();
    open.encrypt({ ownerPassword: 'owner', userPassword: '' });
    expect(await refused(await open.save())).toEqual({ problem: 'locked' });
    expect(await refused(Buffer.from('%PDF-1.7 nothing'))).toEqual({ problem: 'broken' });
    expect(await refused(makePdf(Array.from({ length: 51 }, () => 'p')))).toEqual({
      problem: 'too_long',
    });
  });

  it('is made for many who ask at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 7 }, (_, place) =>
        stamp(makePdf([`Page of ${place}`]), `Reader ${place}`),
      ),
    );
    for (const [place, { bytes }] of all.entries()) {
      expect((await textsOf(bytes))[0]).toMatch(new RegExp(`Page of ${place}.*Reader ${place}`));
    }
  });
});

it('says who and when, by the firm’s clock, and no address that is too long', () => {
  const by = { name: 'Dana', zone: 'America/Los_Angeles', locale: 'en-US' };
  const at = new Date('2026-11-26T22:40:00Z');
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(markText({ ...by, email: 'dana@brightwater.example' }, at))).toBe(
    'Dana · dana@brightwater.example · Thu 26 Nov 2026, 2:40 pm Pacific',
  );
  expect(plain(markText({ ...by, email: `${'d'.repeat(40)}@brightwater.example` }, at))).toBe(
    'Dana · Thu 26 Nov 2026, 2:40 pm Pacific',
  );
});
