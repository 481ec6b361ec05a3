import { describe, expect, it } from 'vitest';
import { coreName, foldText, trigramSimilarity } from '@/domain/words/fold-text';
import { type MatchableClient, matchClient } from '@/domain/intake/match-client';

const client = (
  id: string,
  name: string,
  latinName: string | null = null,
  left = false,
): MatchableClient => ({
  id,
  name,
  latinName,
  left,
});

const clients = [
  client('bw', 'Brightwater Ceramics LLC'),
  client('ll', 'Lark & Loom'),
  client('lane', 'Lark Lane Ltd', null, true),
  client('tide', 'Tidewater Marine Supply'),
  client('ok', 'Okonkwo Family Trust'),
  client('hoshino', '株式会社星野製陶', 'Hoshino Seito K.K.'),
  client('wind', 'ООО «Северный ветер»', 'Northern Wind LLC'),
  client('bell', 'Bell'),
  client('bellow', 'Bell & Low Partners LLP'),
];

function match(filename: string, text = '', numbered: string[] = []) {
  return matchClient({ filename, text, numbered }, clients);
}

describe('whose a file is', () => {
  it.each([
    ['brightwater-ceramics_2025.pdf', '', 'bw', 'filename'],
    ['scan.pdf', 'Statement for LARK AND LOOM, 88 Pike Place', 'll', 'name'],
    ['星野製陶_10月_試算表.pdf', '', 'hoshino', 'filename'],
    ['trial.pdf', 'Prepared for Hoshino Seito K.K.', 'hoshino', 'name'],
    ['Договор.pdf', 'между Алдер и ООО "Северный Ветер", ИНН', 'wind', 'name'],
    ['x.pdf', 'Bell & Low Partners LLP', 'bellow', 'name'],
  ])('%s: %s', (filename, text, id, by) => {
    expect(match(filename, text)).toEqual({ clientId: id, matchedBy: by, candidates: [] });
  });

  it('is certain by a number of theirs', () => {
    expect(match('invoice 1042.pdf', '', ['bw'])).toEqual({
      clientId: 'bw',
      matchedBy: 'number',
      candidates: [],
    });
  });

  it('is never certain where two things differ, or the client has left', () => {
    expect(match('invoice 1042.pdf', 'For Lark & Loom', ['bw'])).toEqual({
      clientId: null,
      matchedBy: 'number',
      candidates: ['bw', 'll'],
    });
    expect(
      match('x.pdf', 'From Tidewater Marine Supply to Okonkwo Family Trust').clientId,
    ).toBeNull();
    expect(match('x.pdf', 'Lark Lane Ltd')).toEqual({
      clientId: null,
      matchedBy: 'name',
      candidates: ['lane'],
    });
    expect(match('x.pdf', 'Bell, and Bell & Low Partners').candidates).toEqual(['bellow', 'bell']);
  });

  it('may be theirs by a part of the name, mistyped too, and then staff choose', () => {
    expect(match('engagement-2027-tidewater.pdf')).toEqual({
      clientId: null,
      matchedBy: 'filename',
      candidates: ['tide'],
    });
    expect(match('NDA_Okonko_signed.pdf').candidates).toEqual(['ok']);
    expect(match('lark.pdf').candidates).toEqual(['ll', 'lane']);
  });

  it('is whose folder it lay in, unless the file itself names another', () => {
    const inFolder = (folder: string, filename: string) =>
      matchClient({ filename, folder, text: '', numbered: [] }, clients);
    expect(inFolder('2025/Lark & Loom/W-2s', 'scan 4.pdf')).toMatchObject({
      clientId: 'll',
      matchedBy: 'folder',
    });
    expect(inFolder('Lark & Loom', 'Lark Lane letter.pdf')).toMatchObject({
      clientId: null,
      candidates: ['lane', 'll'],
    });
    expect(inFolder('okonko papers', 'a.pdf').candidates).toEqual(['ok']);
  });

  it('is nobody’s without a sign', () => {
    expect(match('IMG_2291.heic')).toEqual({ clientId: null, matchedBy: null, candidates: [] });
    expect(match('doorbell.pdf').candidates).toEqual([]);
    expect(matchClient({ filename: 'a', text: 'b', numbered: [] }, [])).toMatchObject({
      clientId: null,
    });
  });

  it('with thousands of clients is found too', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      client(`c${at}`, `Company ${at} Trading ${at % 97} Ltd`),
    );
    const text = 'lorem ipsum dolor '.repeat(1000) + 'Company 4321 Trading 53';
    expect(
      matchClient({ filename: 'scan of a letter from spring', text, numbered: [] }, many).clientId,
    ).toBe('c4321');
  });
});

it('folds names and texts to one form', () => {
  expect(foldText('  Ünïcode—“Text”  ')).toBe(' unicode text ');
  expect(coreName('The O’Neill & Sons Co., Ltd.')).toBe('oneill and sons');
  expect(trigramSimilarity('okonkwo', 'okonko')).toBe(0.5);
  expect(trigramSimilarity('okonkwo', 'brandvold')).toBe(0);
});
