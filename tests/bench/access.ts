import { tellAppends } from './access/appends';
import { tellVerifying } from './access/verifying';
import { tellSignedIn } from './access/signed-in';
import { tellSweep } from './access/sweep';
import { withCastDatabase, withCastStand } from './cast-stand';
import type { Bench } from './figure';

/** As many connections as there are writers. */
const settings = { DATABASE_POOL: '32' };

/** What access and trust promise: how fast what happens is recorded and sealed, and how fast the log is verified. */
const accessBench: Bench = (tell) =>
  withCastDatabase({ settings }, async (database, given) => {
    await tellAppends(database, given, tell);
    await tellVerifying(database, tell);
  });

/** Whether anybody can tell another's row from none, over HTTP, and with proxy.ts deleted: it guards nothing. */
const sweepBench: Bench = (tell) =>
  withCastStand(tell, { isWithoutProxy: true }, (stand) => tellSweep(stand, tell));

/** What a page costs for being somebody's. */
const signedInBench: Bench = (tell) =>
  withCastStand(tell, {}, (stand) => tellSignedIn(stand, tell));

export const benches: Bench[] = [accessBench, sweepBench, signedInBench];
