import { unlinkSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { eicar } from '@/lib/scanner/eicar';

/** How the stand-in behaves; `scans` finds the test virus by the content, as the real one does. */
export type Manner =
  | 'scans'
  | 'hangs'
  | 'ok_too_early'
  | 'garbage'
  | 'closes_early'
  | 'no_end_mark'
  | 'size_limit'
  | 'limits_exceeded'
  /** As it comes: what is larger than its limits is not looked into, and called clean. */
  | 'skips_large'
  | 'refuses_large'
  | 'endless'
  | 'ok_and_more';

export type StandInClamd = {
  url: string;
  behave: (manner: Manner) => void;
  /** How many files it was given to their end, and the largest number of bytes of one. */
  scanned: () => { files: number; mostBytes: number };
};

const LIMIT_BYTES = 25 * 1024 * 1024;
const COMMAND = Buffer.from('zINSTREAM\0', 'latin1');

/** A server that speaks clamd's INSTREAM on a real socket; ended with the test, or by the file's `afterAll`. */
export async function startClamd({
  unix = false,
  ended = onTestFinished,
}: { unix?: boolean; ended?: (end: () => Promise<void>) => void } = {}): Promise<StandInClamd> {
  let manner: Manner = 'scans';
  const seen = { files: 0, mostBytes: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, () => manner, seen);
  });
  const path = join(tmpdir(), `clamd-${process.pid}-${Math.random().toString(36).slice(2)}.ctl`);
  await new Promise<void>((resolve) =>
    unix ? server.listen(path, resolve) : server.listen(0, '127.0.0.1', resolve),
  );
  ended(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    if (unix) {
      try {
        unlinkSync(path);
      } catch {
        // The server has taken it away itself.
      }
    }
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: unix ? `unix:${path}` : `tcp://127.0.0.1:${port}`,
    behave: (next) => {
      manner = next;
    },
    scanned: () => ({ ...seen }),
  };
}

function serve(socket: Socket, manner: () => Manner, seen: { files: number; mostBytes: number }) {
  let waiting = Buffer.alloc(0);
  let began = false;
  let bytes = 0;
  let tail = Buffer.alloc(0);
  let infected = false;
  const answer = (text: string) => socket.end(Buffer.from(`${text}\0`, 'latin1'));
  socket.on('data', (piece: Buffer) => {
    waiting = Buffer.concat([waiting, piece]);
    if (!began) {
      if (waiting.length < COMMAND.length) return;
      if (!waiting.subarray(0, COMMAND.length).equals(COMMAND)) return answer('UNKNOWN COMMAND');
      waiting = waiting.subarray(COMMAND.length);
      began = true;
      if (manner() === 'ok_too_early') socket.write('stream: OK\0');
      if (manner() === 'closes_early') socket.destroy();
      if (manner() === 'endless') flood(socket);
    }
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE(0);
      if (length === 0) {
        seen.files += 1;
        seen.mostBytes = Math.max(seen.mostBytes, bytes);
        return conclude(socket, manner(), { infected, bytes }, answer);
      }
      if (waiting.length < 4 + length) return;
      const chunk = waiting.subarray(4, 4 + length);
      waiting = waiting.subarray(4 + length);
      bytes += length;
      const window = Buffer.concat([tail, chunk]);
      infected ||= window.includes(eicar());
      tail = Buffer.from(window.subarray(-100));
      if (manner() === 'size_limit') return answer('INSTREAM size limit exceeded. ERROR');
    }
  });
}

function conclude(
  socket: Socket,
  manner: Manner,
  { infected, bytes }: { infected: boolean; bytes: number },
  answer: (text: string) => unknown,
) {
  const found = infected ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK';
  switch (manner) {
    case 'scans':
      return answer(found);
    case 'skips_large':
      return answer(bytes > LIMIT_BYTES ? 'stream: OK' : found);
    case 'refuses_large':
      return answer(bytes > LIMIT_BYTES ? 'INSTREAM size limit exceeded. ERROR' : found);
    case 'garbage':
      return answer('stream: OKAY, I think');
    case 'no_end_mark':
      return socket.end('stream: OK');
    case 'ok_and_more':
      return socket.end('stream: OK\0stream: Something FOUND\0');
    case 'limits_exceeded':
      return answer('stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND');
    default:
      return undefined;
  }
}

function flood(socket: Socket) {
  if (socket.destroyed) return;
  socket.write(Buffer.alloc(64 * 1024, 'stream: OK '), () => setImmediate(flood, socket));
}
