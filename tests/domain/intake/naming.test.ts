import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFilename, cleanFolder, titleOf } from '@/domain/intake/clean-filename';
import { guessDocument } from '@/domain/intake/guess-document';

it.each([
  ['Brightwater/2025', 'Brightwater/2025'],
  ['../../etc/./x', 'etc/x'],
  ['C:\\papers\\a\0b', 'C_/papers/ab'],
  ['', null],
  ['/', null],
  ['a/b/c/d/e/f/g/h', 'c/d/e/f/g/h'],
])('the folder %j is kept as %j', (path, kept) => {
  expect(cleanFolder(path)).toBe(kept);
});

describe('a file’s name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\W-2.pdf', 'W-2.pdf'],
    ['a\0b\nc\r.pdf', 'abc.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['e\u0301te\u0301.pdf', 'été.pdf'],
    ['  ..hidden . ', 'hidden'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['a"b<c>.pdf', 'a_b_c_.pdf'],
    ['星野製陶_10月_試算表.pdf', '星野製陶_10月_試算表.pdf'],
    ['', 'document'],
    ['///', 'document'],
    ['\u200b\u2066', 'document'],
  ])('%j is kept as %j', (name, kept) => {
    expect(cleanFilename(name)).toBe(kept);
  });

  it('of 4,000 characters keeps its ending', () => {
    const kept = cleanFilename(`${'й'.repeat(4000)}.pdf`);
    expect([...kept]).toHaveLength(180);
    expect(kept.endsWith('….pdf')).toBe(true);
  });

  it('has nothing in it that is unseen or leads elsewhere, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const kept = cleanFilename(name);
        expect(kept).not.toMatch(/[\p{Cc}/\\\u202a-\u202e\u2066-\u2069]/u);
        expect(kept.length).toBeGreaterThan(0);
        expect([...kept].length).toBeLessThanOrEqual(180);
        expect(kept).toBe(kept.normalize('NFC'));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['NDA_Okonkwo_signed.pdf', 'NDA Okonkwo signed'],
    ['scan_0412_final(2).pdf', 'scan 0412 final'],
    ['.pdf', '.pdf'],
  ])('%s is titled %s', (name, title) => {
    expect(titleOf(name)).toBe(title);
  });
});

describe('what a file probably is', () => {
  it.each([
    ['W2_2025_Whitlock.pdf', '', { category: 'payroll', year: 2025, personal: true }],
    [
      'scan.pdf',
      'Form W-2 Wage and Tax Statement 2024',
      { category: 'payroll', year: 2024, personal: true },
    ],
    [
      '941_Q3_brightwater.pdf',
      'Quarter 3 of 2026',
      { category: 'payroll', year: 2026, personal: false },
    ],
    ['1099-NEC.pdf', 'Calendar year 2025. 2025.', { category: 'tax', year: 2025, personal: false }],
    ['NDA_Okonkwo_signed.pdf', '', { category: 'contract', year: 2026 }],
    ['Договор 2027.pdf', '', { category: 'contract', year: 2027 }],
    ['engagement-2027-tidewater.pdf', '', { category: 'contract', year: 2027 }],
    ['星野製陶_10月_試算表.pdf', '2026年10月', { category: 'statement', year: 2026 }],
    ['IMG_2291.heic', '', { category: 'other', year: 2026, personal: false }],
    ['passport.jpg', '', { category: 'identity' }],
    ['report.pdf', 'founded 1897, order 20251', { category: 'other', year: 2026 }],
  ])('%s', (filename, text, expected) => {
    expect(guessDocument(filename, text, 2026)).toMatchObject(expected);
  });
});
