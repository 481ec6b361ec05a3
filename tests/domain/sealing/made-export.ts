import { randomBytes } from 'node:crypto';
import { GENESIS, lineHead, sealHash } from '@/domain/sealing/chain';
import { type SigningKey, writeCheckpoint } from '@/domain/sealing/checkpoint';
import { closingLine } from '@/domain/sealing/verify-chain';

export const keys: SigningKey[] = [{ key: randomBytes(32) }];

export function eventId(seq: number): string {
  return `01930000-0000-7000-8000-${String(seq).padStart(12, '0')}`;
}

function eventText(seq: number): string {
  return `{"v":1,"id":"${eventId(seq)}","at":"2026-11-26T10:00:00.000Z","data":{"name": "Zoë ${seq}"}}`;
}

export type Chain = { lines: string[]; hashes: string[] };

/** Lines of a proof, each with its end, as the database writes them; `hashes[n]` is the hash of seal n. */
export function makeChain(rows: number): Chain {
  const hashes = [GENESIS];
  const lines: string[] = [];
  for (let seq = 1; seq <= rows; seq += 1) {
    const prev = hashes[seq - 1] ?? '';
    const text = eventText(seq);
    const hash = sealHash(prev, seq, Buffer.from(text));
    lines.push(`${lineHead(seq, prev)}${hash}","event":${text}}\n`);
    hashes.push(hash);
  }
  return { lines, hashes };
}

export function checkpointAt({ hashes }: Chain, seq: number, at = '2026-11-26T11:00:00Z'): string {
  return writeCheckpoint({ seq, hash: hashes[seq] ?? '' }, new Date(at), keys);
}

/** A whole export: the lines, and the signed end. */
export function makeExport(rows: number): { lines: string[]; hashes: string[] } {
  const chain = makeChain(rows);
  return { ...chain, lines: [...chain.lines, closingLine(checkpointAt(chain, rows))] };
}

/** The text in pieces of a length that has nothing to do with its lines. */
export async function* inPieces(text: string | Buffer, length = 113): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
