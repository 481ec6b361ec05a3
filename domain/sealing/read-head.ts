import { type Reads, sql } from '@/lib/db';
import { GENESIS } from './chain';
import type { ChainHead } from './checkpoint';

/** The last seal, or what stands before the first. */
export async function readHead(db: Reads): Promise<ChainHead> {
  const [head] = await db.$queryRaw<{ seq: bigint; hash: string }[]>(
    sql`SELECT seq, encode(hash, 'hex') AS hash FROM activity_seal ORDER BY seq DESC LIMIT 1`,
  );
  return head ? { seq: Number(head.seq), hash: head.hash } : { seq: 0, hash: GENESIS };
}
