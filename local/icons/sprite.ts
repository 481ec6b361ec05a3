import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_NAMES, type IconName } from '@/components/ui/icon-names';
import { root } from '@/local/bootstrap/root.mjs';

export const SPRITE_FILE = 'public/icons.svg';
export const VERSION_FILE = 'components/ui/icon-sprite.ts';

/**
 * The drawings in one file, a `symbol` each, and the module that says where it is. The address changes with the drawings, so
 * that a browser may keep them for good.
 */
export function drawSprite(): { svg: string; version: string } {
  const symbols = ICON_NAMES.map(
    (name) => `  <symbol id="${name}" viewBox="0 0 24 24">${drawingOf(name)}</symbol>\n`,
  );
  const svg = [
    '<!-- Lucide (ISC), drawn together by `npm run icons` -->\n',
    '<svg xmlns="http://www.w3.org/2000/svg">\n',
    ...symbols,
    '</svg>\n',
  ].join('');
  const mark = createHash('sha256').update(svg).digest('hex').slice(0, 8);
  return {
    svg,
    version: `/** Written by \`npm run icons\`: the drawings, with a mark that changes with them. */\nexport const SPRITE = '/icons.svg?${mark}';\n`,
  };
}

/** What is inside of an icon's own `svg`: lines and circles, whose colour and width the page decides. */
function drawingOf(name: IconName): string {
  const file = join(root, 'node_modules/lucide-static/icons', `${name}.svg`);
  const inside = /<svg[^>]*>(.*)<\/svg>/s.exec(readFileSync(file, 'utf8'))?.[1];
  if (!inside) throw new Error(`${file} is no drawing.`);
  return inside.replace(/\s*\n\s*/g, '').replaceAll(' />', '/>');
}
