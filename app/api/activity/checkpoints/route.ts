import { getTranslations } from 'next-intl/server';
import { listCheckpoints } from '@/domain/sealing/list-checkpoints';
import { textResponse } from '@/lib/made-file';
import { route } from '@/lib/route';

/** All checkpoints that were kept, a line each, to be laid by. */
export const GET = route({}, async ({ actor }) => {
  const { day, lines } = await listCheckpoints(actor);
  const t = await getTranslations();
  return textResponse(`${t('sealing.file.checkpoints', { day })}.txt`, eachLine(lines));
});

async function* eachLine(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield `${line}\n`;
}
