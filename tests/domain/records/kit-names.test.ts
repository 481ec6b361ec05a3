import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { pathGiver } from '@/domain/records/kit-names';

describe('the names in it', () => {
  it('are clean, short, and no two alike', () => {
    const give = pathGiver();
    const names = [
      'Caf\u00e9.pdf',
      'Cafe\u0301.pdf',
      'CAFÉ.PDF',
      'con.txt',
      '../../etc/passwd',
      'C:\\Windows\\system.ini',
      '\u202Efdp.exe',
      '',
      `${'帳'.repeat(200)}.pdf`,
      `${'帳'.repeat(201)}.pdf`,
      'a\u0000b.pdf',
      'trailing. ',
    ].map((name) => give(['documents', '2026'], name));
    expect(names.slice(0, 5)).toEqual([
      'documents/2026/Café.pdf',
      'documents/2026/Café (2).pdf',
      'documents/2026/CAFÉ (3).PDF',
      'documents/2026/_con.txt',
      'documents/2026/passwd',
    ]);
    expect(new Set(names.map((name) => name.normalize('NFKC').toLowerCase())).size).toBe(
      names.length,
    );
    for (const name of names) {
      expect(yauzl.validateFileName(name), name).toBeNull();
      for (const part of name.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(120);
      expect(name).not.toMatch(/[\u0000-\u001f\u202e]|[. ]$/);
    }
  });
});
