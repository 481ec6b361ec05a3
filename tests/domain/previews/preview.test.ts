import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeEach, describe, expect, it } from 'vitest';
import { coversOf } from '@/domain/previews/cover-numbers';
import { getDocument } from '@/domain/documents/get-document';
import { makePreview } from '@/domain/previews/make-preview';
import { openPreview } from '@/domain/previews/open-preview';
import { sweepPreviews } from '@/domain/previews/sweep-previews';
import { withdrawDocument } from '@/domain/publishing/withdraw-document';
import { bringVersion } from '@/domain/versions/bring-version';
import { publishVersion } from '@/domain/versions/publish-version';
import { changeDocument } from '@/domain/publishing/change-document';
import { finishDocument } from '@/domain/intake/finish-document';

import { uploadDocument } from '@/domain/intake/upload-document';
import { parseId } from '@/lib/ids';
import { drawFirstPage, type PageDrawing } from '@/lib/pdf-drawer';
import { brightwater, cast } from '@/tests/support/cast';
import { ownerQuery } from '@/tests/support/database';
import { clearDocuments, look, publishAtOnce } from '../documents/bring';
import { makeLockedPdf, send } from '../documents/make-files';
import { placedPdf } from '../documents/w2-pdf';

const { dana, joan, hugh, tom } = cast;
const MOST = { width: 612, height: 792 };

const draw = (pdf: Buffer) => drawFirstPage(new Uint8Array(pdf), MOST, coversOf);

/** Tells of a place on the page, in points from its lower left corner, whether ink, a cover, or only paper is there. */
async function pixelsOf(drawing: PageDrawing) {
  if (!('png' in drawing)) throw new Error(drawing.problem);
  const image = await loadImage(Buffer.from(drawing.png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return (left: number, bottom: number, width: number, height: number) => {
    const { data } = context.getImageData(left, 792 - bottom - height, width, height);
    const seen = { cover: 0, paper: 0, other: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red === 0x16 && green === 0x20 && blue === 0x2b) seen.cover += 1;
      else if (red === 255 && green === 255 && blue === 255) seen.paper += 1;
      else seen.other += 1;
    }
    return seen;
  };
}

describe('a number on the first page', () => {
  it.each([
    ['with hyphens', [{ text: '123-45-6789', x: 100, y: 600 }]],
    ['with spaces', [{ text: '123 45 6789', x: 100, y: 600 }]],
    ['in one', [{ text: '123456789', x: 100, y: 600 }]],
    ['of an employer', [{ text: '12-3456789', x: 100, y: 600 }]],
    [
      'in three pieces',
      [
        { text: '123', x: 100, y: 600 },
        { text: '45', x: 126, y: 600 },
        { text: '6789', x: 146, y: 600 },
      ],
    ],
    [
      'with its hyphens apart',
      [
        { text: '123', x: 100, y: 600 },
        { text: '-', x: 121, y: 600 },
        { text: '45-67', x: 126, y: 601 },
        { text: '89', x: 160, y: 600 },
      ],
    ],
    [
      'figure by figure, in no order',
      [8, 0, 3, 1, 7, 2, 6, 4, 5].map((place) => ({
        text: String(place + 1),
        x: 100 + place * 24,
        y: 600,
      })),
    ],
  ])('%s is painted over whole', async (_, placed) => {
    const at = await pixelsOf(await draw(placedPdf(placed)));
    for (const { text, x } of placed) {
      const wide = Math.floor(text.length * 5);
      expect(at(x, 598, wide, 11), text).toEqual({ cover: wide * 11, paper: 0, other: 0 });
    }
    // What stands elsewhere is to be read.
    const heading = at(50, 738, 180, 12);
    expect(heading.cover).toBe(0);
    expect(heading.other).toBeGreaterThan(100);
  });

  it('that is written upwards is painted over too', async () => {
    const at = await pixelsOf(
      await draw(placedPdf([{ text: '123-45-6789', x: 400, y: 300, turned: true }])),
    );
    expect(at(392, 302, 9, 60)).toEqual({ cover: 540, paper: 0, other: 0 });
  });

  it('leaves amounts and years to be read', async () => {
    const amounts = [
      { text: '58,420.00', x: 100, y: 600 },
      { text: '6,118.40', x: 160, y: 600 },
      { text: '2025', x: 300, y: 600 },
    ];
    const at = await pixelsOf(await draw(placedPdf(amounts)));
    expect(at(90, 590, 260, 30).cover).toBe(0);
  });

  it('in a form’s field is not drawn at all', async () => {
    const at = await pixelsOf(await draw(placedPdf([], { field: '123-45-6789' })));
    const { paper } = at(50, 400, 250, 24);
    expect(paper).toBe(250 * 24);
  });

  it('is nowhere in the picture’s bytes', async () => {
    const drawing = await draw(placedPdf([{ text: '123-45-6789', x: 100, y: 600 }]));
    const bytes = 'png' in drawing ? Buffer.from(drawing.png).toString('latin1') : '';
    expect(bytes.slice(1, 4)).toBe('PNG');
    for (const text of ['123-45', '6789', 'tEXt', 'iTXt']) expect(bytes).not.toContain(text);
  });
});

describe('there is no preview', () => {
  it.each([
    ['of a page without a text layer', placedPdf([], { words: false, picture: 1 })],
    ['of a scan with its words behind it', placedPdf([], { picture: 0.9 })],
    ['of next to no text', placedPdf([{ text: 'Stamp', x: 50, y: 50 }], { words: false })],
  ])('%s', async (_, pdf) => {
    expect(await draw(pdf)).toEqual({ problem: 'not_wanted' });
  });

  it('of what asks for a password, or is broken', async () => {
    expect(await draw(makeLockedPdf())).toEqual({ problem: 'locked' });
    expect(await draw(Buffer.from('%PDF-1.7 nothing'))).toEqual({ problem: 'broken' });
  });
});

describe('what is kept', () => {
  beforeEach(clearDocuments);

  async function publishTax(bytes: Buffer): Promise<string> {
    const { documentId } = await uploadDocument(tom, {
      filename: 'return.pdf',
      declaredBytes: bytes.length,
      source: send(bytes),
    });
    await finishDocument(documentId);
    await changeDocument(tom, {
      ...{ documentId, title: 'Return', category: 'tax', year: 2025, audience: 'documents_right' },
      ...{ readers: [], form: null, actionNeeded: false, dueOn: null },
    });
    const row = (await look(tom)).find((each) => parseId('do', each.id) === documentId);
    await publishAtOnce(tom, [{ documentId, version: row?.version ?? '' }]);
    return documentId;
  }
  const events = () =>
    ownerQuery<{ type: string }>(
      `SELECT type FROM activity_event WHERE type IN ('document.previewed', 'document.opened')`,
    );

  it('is the picture, encrypted, for whoever may see the document; each showing is written down', async () => {
    const id = await publishTax(placedPdf([{ text: '123-45-6789', x: 100, y: 600 }]));
    expect((await getDocument(dana, id)).preview).toBe('coming');
    // It is drawn for whoever asks, and nothing was shown yet.
    await ownerQuery(`DELETE FROM pgboss.job WHERE name = 'document.preview'`);
    expect(await openPreview(dana, { documentId: id })).toBeNull();
    expect(await openPreview(dana, { documentId: id })).toBeNull();
    expect(await ownerQuery(`SELECT data FROM pgboss.job WHERE name = 'document.preview'`)).toEqual(
      [{ data: { documentId: id } }],
    );
    expect(await events()).toEqual([]);
    await Promise.all([makePreview(id), makePreview(id)]);
    expect((await getDocument(dana, id)).preview).toBe('made');
    const preview = await openPreview(dana, { documentId: id });
    const chunks: Buffer[] = [];
    for await (const chunk of (await preview?.open()) ?? []) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).subarray(1, 4).toString()).toBe('PNG');
    expect(await events()).toEqual([{ type: 'document.previewed' }]);
    expect((await getDocument(tom, id)).openedAt).toBeNull();
    for (const other of [joan, hugh]) {
      await expect(openPreview(other, { documentId: id })).rejects.toMatchObject({
        code: 'not_found',
      });
    }
    await withdrawDocument(tom, id);
    await expect(openPreview(dana, { documentId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await sweepPreviews();
    expect(await ownerQuery('SELECT 1 FROM document_preview')).toEqual([]);
  });

  it('is of the newest version alone', async () => {
    const id = await publishTax(placedPdf([{ text: '123-45-6789', x: 100, y: 600 }]));
    await makePreview(id);
    const bytes = placedPdf([{ text: '987-65-4321', x: 100, y: 500 }]);
    const { newerId } = await bringVersion(tom, {
      documentId: id,
      filename: 'return.pdf',
      declaredBytes: bytes.length,
      source: send(bytes),
    });
    await finishDocument(newerId);
    await publishVersion(tom, { documentId: id, newerId, changed: 'The number was put right' });
    expect((await getDocument(dana, id)).preview).toBe('coming');
    expect(await openPreview(dana, { documentId: id })).toBeNull();
    await makePreview(id);
    expect((await getDocument(dana, id)).preview).toBe('made');
  });

  it('is that there is none, of a scan; it is not tried again', async () => {
    const id = await publishTax(
      placedPdf([{ text: `${brightwater.name} and more words to find it by`, x: 50, y: 600 }], {
        picture: 0.9,
      }),
    );
    await makePreview(id);
    expect((await getDocument(dana, id)).preview).toBe('none');
    await expect(openPreview(dana, { documentId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
