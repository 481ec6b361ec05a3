import { describe, expect, it } from 'vitest';
import { textWords, typedWords } from '@/domain/words/text-words';

describe('the words of a text', () => {
  it('have one form, whatever the case and the accents', () => {
    expect(textWords('Dépréciation du FOUR; dépréciation, four.')).toEqual([
      'depreciation',
      'du',
      'four',
    ]);
    expect(textWords('Обжиг печи: Ёлка')).toEqual(['обжиг', 'печи', 'елка']);
  });

  it('are put together where a line broke them', () => {
    expect(textWords('a depreci-\n  ation, a well-\nKnown thing')).toEqual([
      'depreciation',
      'well',
      'known',
      'thing',
    ]);
  });

  it('are pairs of letters where there are no spaces', () => {
    expect(textWords('窯の賃貸 2026年')).toEqual(['窯の', 'の賃', '賃貸', '2026']);
    expect(typedWords('賃貸')).toEqual(['賃貸']);
  });

  it.each([
    '123-45-6789',
    '123 45 6789',
    '123–45–6789',
    '123.45.6789',
    '123456789',
    '4111 1111 1111 1111',
    'DE89 3704 0044 0532 0130 00',
    '12-3456789',
    '98765',
    'A1B2C3D4E5',
    '１２３-４５-６７８９',
    '123-45-2019',
  ])('hold nothing of the number %s', (number) => {
    const words = textWords(`Her number is ${number}, they say.`);
    expect(words.filter((word) => /\d/.test(word))).toEqual([]);
    expect(typedWords(number)).toEqual([]);
  });

  it('hold years and the names of forms', () => {
    expect(textWords('Form 1099, W2 of 2026-01-31; Q3')).toEqual([
      'form',
      '1099',
      'w2',
      'of',
      '2026',
      'q3',
    ]);
  });
});
