import type { Translate } from '@/lib/translator';
import type { ColleagueView } from './list-colleagues';

/** The answer to "Who can see our things?": how many may come in, and how many have not come yet. */
export function colleaguesSentence(
  colleagues: readonly Pick<ColleagueView, 'joinedAt'>[],
  client: string,
  t: Translate,
): string {
  const invited = colleagues.filter(({ joinedAt }) => joinedAt === null).length;
  return t('colleagues.sentence', { client, here: colleagues.length - invited, invited });
}
