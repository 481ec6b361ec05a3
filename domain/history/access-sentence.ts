import type { Translate } from '@/lib/translator';
import type { AccessHistory } from './list-access';

/** The answer to "Who saw my things?", said to the client; to the firm it is said of the client. */
export function accessSentence(
  {
    recent,
    recentDays,
    ownOnly,
    client,
  }: Pick<AccessHistory, 'recent' | 'recentDays' | 'ownOnly' | 'client'>,
  { t, firm, reader }: { t: Translate; firm: string; reader: 'client' | 'firm' },
): string {
  return t(`accessHistory.sentence_${reader}`, {
    ...recent,
    days: recentDays,
    firm,
    client: client.name,
    scope: ownOnly ? 'own' : 'all',
  });
}
