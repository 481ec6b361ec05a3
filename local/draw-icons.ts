import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@/local/bootstrap/root.mjs';
import { drawSprite, SPRITE_FILE, VERSION_FILE } from './icons/sprite';
import { runCommand } from './plain-error';

/** `npm run icons`: draws the sprite anew, after a change of `components/ui/icon-names.ts` or of Lucide. */
await runCommand(async () => {
  const { svg, version } = drawSprite();
  writeFileSync(join(root, SPRITE_FILE), svg);
  writeFileSync(join(root, VERSION_FILE), version);
});
