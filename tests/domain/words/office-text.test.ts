import { describe, expect, it } from 'vitest';
import { readText } from '@/domain/words/read-text';
import { makeDocx, makeZip } from '../documents/make-files';

const MOST = { pages: 10, characters: 5_000 };

async function textOf(kind: 'docx' | 'xlsx', bytes: Buffer): Promise<string> {
  const found = await readText(new Uint8Array(bytes), kind, MOST);
  return 'problem' in found ? found.problem : found.text;
}

const words = (kind: 'docx' | 'xlsx', bytes: Buffer) =>
  textOf(kind, bytes).then((text) => text.split(/\s+/).filter(Boolean).join(' '));

const paragraph = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`;

const word = (body: string, begin = '<?xml version="1.0" encoding="UTF-8"?>') =>
  `${begin}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;

const docx = (body: string | Buffer, packing?: Parameters<typeof makeZip>[1]) =>
  makeDocx({ 'word/document.xml': body }, packing);

describe('the text of a Word file', () => {
  it('is that of its paragraphs, heads and notes: a word in two runs is one, deleted ones are none', async () => {
    const bytes = makeDocx(
      {
        'word/document.xml': word(
          paragraph('Depre', 'ciation', ' of the kiln &amp; the wheel') +
            '<w:p><w:r><w:t>left</w:t><w:tab/><w:t>right</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>' +
            '<w:tbl><w:tr><w:tc>' +
            `${paragraph('cell one')}</w:tc><w:tc>${paragraph('cell two')}</w:tc></w:tr></w:tbl><!-- a remark -->`,
        ),
        'word/header1.xml': word(paragraph('Kopfzeile')),
        'word/footnotes.xml': word(paragraph('窯の減価償却')),
        'docProps/app.xml': '<Properties><t>Microsoft</t></Properties>',
      },
      { deflated: true },
    );
    expect(await words('docx', bytes)).toBe(
      'Depreciation of the kiln & the wheel left right cell one cell two Kopfzeile 窯の減価償却',
    );
  });

  it('is read in the encoding that it has', async () => {
    const text = word(paragraph('Größe März'), '<?xml version="1.0" encoding="UTF-16"?>');
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await words('docx', docx(little))).toBe('Größe März');
    expect(await words('docx', docx(Buffer.from(little).swap16()))).toBe('Größe März');
    const latin = word(paragraph('Größe'), '<?xml version="1.0" encoding="windows-1252"?>');
    expect(await words('docx', docx(Buffer.from(latin, 'latin1')))).toBe('Größe');
    expect(await words('docx', docx(text))).toBe('Größe März');
    const unknown = word(paragraph('Size'), '<?xml version="1.0" encoding="x-nobody-knows"?>');
    expect(await words('docx', docx(unknown))).toBe('');
  });

  it('is cut where it is longer than is read', async () => {
    const bytes = docx(word(paragraph('word '.repeat(100_000))), { deflated: true });
    expect(await textOf('docx', bytes)).toHaveLength(MOST.characters);
  });

  it('has no entity in it, whatever the file says that it stands for', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    const bomb = word(
      paragraph('&l9;', ' &file; there'),
      `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "haha">${laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>`,
    );
    const text = await words('docx', docx(bomb));
    expect(text).not.toMatch(/haha|root:/);
    expect(text).toContain('there');
  });
});

describe('the text of a workbook', () => {
  it('is that of its cells, shared or in their place, and no figures', async () => {
    const bytes = makeZip(
      {
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>In its place</t></is></c><c><f>SUM(A1)</f><v>4711</v></c></row></sheetData></worksheet>',
        'xl/sharedStrings.xml':
          '<x:sst xmlns:x="x"><x:si><x:t>Vorsteuer</x:t></x:si><x:si><x:r><x:t>Um</x:t></x:r><x:r><x:t>satz</x:t></x:r></x:si></x:sst>',
      },
      { deflated: true },
    );
    expect(await words('xlsx', bytes)).toBe('Vorsteuer Umsatz In its place');
  });
});

describe('a file that means harm, or is broken, has no text', () => {
  const whole = docx(word(paragraph('Depreciation of the kiln')), { deflated: true });
  const bent = Buffer.from(whole);
  bent.fill(0xff, whole.indexOf('word/document.xml') + 20, whole.indexOf('word/document.xml') + 60);
  it.each<[string, Buffer]>([
    ['nothing at all', Buffer.alloc(0)],
    ['no archive', Buffer.from('PK\x03\x04 and no more')],
    ['an archive that is cut off', whole.subarray(0, whole.length - 30)],
    ['a part that does not unpack', bent],
    ['a part that is no XML', docx('\0\x01<<<>>&&&')],
    [
      'a bomb of white space',
      docx(word(`${' '.repeat(80 * 1024 * 1024)}${paragraph('late')}`), { deflated: true }),
    ],
    [
      'a bomb of elements that never end',
      docx(Buffer.alloc(12 * 1024 * 1024, '<w:p>'), { deflated: true }),
    ],
  ])('%s', { timeout: 60_000 }, async (_name, bytes) => {
    expect(await words('docx', bytes)).toBe('');
  });
});
