import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');

type Tokens = Record<string, string>;

/** The custom properties of the first block with this selector that holds `--bg` or `--on-tint`. */
function tokensOf(selector: string, having: string): Tokens {
  for (let from = css.indexOf(`${selector} {`); from >= 0;) {
    const block = css.slice(from, css.indexOf('}', from));
    if (block.includes(`${having}:`)) {
      return Object.fromEntries(
        [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
      );
    }
    from = css.indexOf(`${selector} {`, from + 1);
  }
  throw new Error(`${selector} with ${having} is not in globals.css`);
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

const light = tokensOf(':root', '--bg');
const dark = tokensOf("[data-theme='dark']", '--bg');
const system = tokensOf(':root:not([data-theme])', '--bg');
const tints = tokensOf(':root', '--on-tint');

describe('the tokens', () => {
  it('are the same whether dark was chosen or is the system’s', () => {
    expect(system).toEqual(dark);
  });

  it('are all there in light and in dark', () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  });
});

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
  it.each(Object.keys(tints).filter((name) => name.startsWith('tint-')))(
    'letters on %s have 4.5',
    (name) => {
      expect(contrast(tints, 'on-tint', name)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
