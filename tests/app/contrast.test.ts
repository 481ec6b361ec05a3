import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/styles/colours.css', import.meta.url), 'utf8');

type Tokens = Record<string, string>;

/** Every custom property of the sheet, with what it is in light or in dark. */
function tokensOf(scheme: 'light' | 'dark'): Tokens {
  const found = [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => {
    const pair = /^light-dark\((.+), (.+)\)$/.exec(value);
    return [name, pair ? pair[scheme === 'light' ? 1 : 2] : value] as [string, string];
  });
  if (found.length === 0) throw new Error('There are no colours in colours.css.');
  return Object.fromEntries(found);
}

function luminance(hex: string): number {
  const channels = /^#(..)(..)(..)$/.exec(hex)?.slice(1) ?? [];
  if (channels.length !== 3) throw new Error(`${hex} is not a six-digit colour`);
  const [red = 0, green = 0, blue = 0] = channels
    .map((channel) => parseInt(channel, 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio. */
function contrast(tokens: Tokens, front: string, back: string): number {
  const [low = 0, high = 0] = [tokens[front] ?? '', tokens[back] ?? '']
    .map(luminance)
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const light = tokensOf('light');
const dark = tokensOf('dark');

describe.each([
  ['light', light, 0],
  ['dark', dark, 1],
] as const)('contrast, %s', (_, tokens, column) => {
  it.each([
    ['ink', 'bg', [15.2, 16.2]],
    ['ink-2', 'bg', [7.0, 9.9]],
    ['ink-3', 'surface', [5.5, 6.5]],
    ['ink-3', 'sunken', [4.8, 6.0]],
    ['on-amber', 'amber', [8.0, 8.8]],
    ['focus', 'surface', [16.5, 9.0]],
    ['green', 'green-wash', [5.9, 8.6]],
    ['blue', 'blue-wash', [6.0, 7.7]],
    ['brick', 'brick-wash', [5.7, 8.0]],
    ['amber-text', 'amber-wash', [6.5, 9.7]],
    ['line-2', 'surface', [3.5, 3.9]],
    ['line-2', 'bg', [3.3, 4.3]],
  ] as const)('%s on %s is as measured', (front, back, measured) => {
    expect(contrast(tokens, front, back)).toBeCloseTo(measured[column], 0.7);
  });

  it.each([
    ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
      ['bg', 'surface', 'sunken', 'slate-wash'].map((back) => [ink, back] as const),
    ),
    ...['ink', 'ink-2'].flatMap((ink) =>
      ['green-wash', 'blue-wash', 'brick-wash', 'amber-wash'].map((back) => [ink, back] as const),
    ),
    ...['green', 'blue', 'brick', 'amber-text'].map((text) => [text, 'surface'] as const),
    ['brick', 'bg'],
    ['on-amber', 'amber-press'],
    ['on-strong', 'strong'],
  ] as const)('text in %s on %s has 4.5', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['line-2', 'sunken'],
    ['focus', 'bg'],
    ['brick', 'surface'],
    ['strong', 'surface'],
  ] as const)('the edge of %s on %s has 3', (front, back) => {
    expect(contrast(tokens, front, back)).toBeGreaterThanOrEqual(3);
  });
});

describe('the tiles of people and firms', () => {
  it.each(Object.keys(light).filter((name) => name.startsWith('tint-')))(
    'letters on %s have 4.5',
    (name) => {
      expect(contrast(light, 'on-tint', name)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
