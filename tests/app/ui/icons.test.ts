import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICON_NAMES } from '@/components/ui/icon-names';
import { drawSprite, SPRITE_FILE, VERSION_FILE } from '@/local/icons/sprite';

describe('the icons', () => {
  it('are drawn as Lucide has them, under an address that tells them from earlier ones', () => {
    const { svg, version } = drawSprite();
    expect(readFileSync(SPRITE_FILE, 'utf8')).toBe(svg);
    expect(readFileSync(VERSION_FILE, 'utf8')).toBe(version);
  });

  it('are all in use', () => {
    const sources = globSync('{app,components}/**/*.{ts,tsx}', {
      exclude: ['components/ui/icon-names.ts'],
    })
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const unused = ICON_NAMES.filter((name) => !new RegExp(`['"]${name}['"]`).test(sources));
    expect(unused).toEqual([]);
  });
});
