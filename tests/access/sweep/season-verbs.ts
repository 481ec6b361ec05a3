import { beginSeason } from '@/domain/seasons/begin-season';
import { getSeason } from '@/domain/seasons/get-season';
import { listSeasons } from '@/domain/seasons/list-seasons';
import { publishSeason } from '@/domain/seasons/publish-season';
import { stopSeason } from '@/domain/seasons/stop-season';
import { cast } from '@/tests/support/cast';
import type { Registry } from './entry';

const { tom } = cast;

/** What Tom brought. */
export const seasonVerbs: Registry = {
  'domain/seasons/begin-season#beginSeason': {
    call: (actor, { archiveId }) => beginSeason(actor, archiveId),
    rightful: tom,
    kind: 'row',
  },
  'domain/seasons/list-seasons#listSeasons': {
    call: (actor) => listSeasons(actor),
    rightful: tom,
    kind: 'list',
  },
  'domain/seasons/get-season#getSeason': {
    call: (actor, { seasonId }) => getSeason(actor, seasonId),
    rightful: tom,
    kind: 'row',
  },
  'domain/seasons/publish-season#publishSeason': {
    call: (actor, { seasonId }) => publishSeason(actor, { seasonId, look: '' }),
    rightful: tom,
    kind: 'row',
  },
  'domain/seasons/stop-season#stopSeason': {
    call: (actor, { seasonId }) => stopSeason(actor, seasonId),
    rightful: tom,
    kind: 'row',
  },
};
