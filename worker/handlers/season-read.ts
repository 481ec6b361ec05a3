import { readSeason } from '@/domain/seasons/read-season';
import { sweepSeasons } from '@/domain/seasons/sweep-seasons';
import type { Handler } from '../handler';

/** `{ seasonId }`: takes the files of a season out of its archive. By the clock: looks for forgotten ones. */
export const readSeasonArchive: Handler = async ({ seasonId }) => {
  if (seasonId) await readSeason(seasonId);
  else await sweepSeasons();
};
