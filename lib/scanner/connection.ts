import { connect, type Socket } from 'node:net';
import type { Ending } from './verdict';

/** A conversation with the scanner: bytes go out one after another, and one answer comes back. */
export type ScannerLine = {
  /**
   * Sends bytes, and waits until they were taken off our hands.
   * @returns false when the conversation has ended: then nothing was sent
   */
  send: (bytes: Buffer, options?: { last: boolean }) => Promise<boolean>;
  /** How it ended; waits for that. */
  end: () => Promise<Ending>;
  /** Ends it, whatever was said. */
  close: () => void;
};

/** Longer than any name of a find. */
const MOST_ANSWER = 512;
/** A scanner stands near. */
const CONNECT_MS = 10_000;

/** `tcp://host:port` or `unix:/path` to what a socket connects to. */
function placeOf(address: string): { host: string; port: number } | { path: string } {
  if (address.startsWith('unix:')) return { path: address.slice('unix:'.length) };
  const { hostname, port } = new URL(address);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** Begins a conversation. It never throws: what goes wrong is how it ended. */
export function connectScanner(
  address: string,
  { wholeMs, idleMs }: { wholeMs: number; idleMs: number },
): ScannerLine {
  const socket = connect(placeOf(address));
  let ended: Ending | null = null;
  let tell: (ending: Ending) => void;
  const ending = new Promise<Ending>((resolve) => (tell = resolve));
  const finish = (how: Ending) => {
    if (ended) return;
    ended = how;
    clearTimeout(timer);
    tell(how);
    socket.destroy();
  };
  const timer = setTimeout(() => finish({ broken: 'timeout' }), wholeMs);

  let connected = false;
  let allSent = false;
  let early = false;
  const answer = collect(finish, () => early);
  socket.setTimeout(Math.min(idleMs, CONNECT_MS), () =>
    finish({ broken: connected ? 'timeout' : 'unreachable' }),
  );
  socket.once('connect', () => {
    connected = true;
    socket.setTimeout(idleMs);
  });
  socket.on('data', (bytes: Buffer) => {
    early ||= !allSent;
    answer.add(bytes);
    // What is answered before the end is no verdict, however the line goes on.
    if (early) answer.close();
  });
  socket.once('end', answer.close);
  socket.once('error', () => {
    // The scanner that has answered early closes the line, and what is still being sent fails: its answer counts.
    if (!answer.close()) finish({ broken: connected ? 'unclear' : 'unreachable' });
  });
  socket.once('close', () => finish({ broken: connected ? 'unclear' : 'unreachable' }));

  return {
    async send(bytes, { last } = { last: false }) {
      if (ended || early) return false;
      if (last) allSent = true;
      await Promise.race([written(socket, bytes), ending]);
      return ended === null && !early;
    },
    end: () => ending,
    close: () => finish({ broken: 'unclear' }),
  };
}

/** Gathers the answer: text up to a zero byte, and the end of the line right behind it. */
function collect(finish: (how: Ending) => void, isEarly: () => boolean) {
  let gathered = Buffer.alloc(0);
  return {
    add(bytes: Buffer): void {
      gathered = Buffer.concat([gathered, bytes]);
      const zero = gathered.indexOf(0);
      if (gathered.length > MOST_ANSWER || (zero !== -1 && zero < gathered.length - 1)) {
        finish({ broken: 'unclear' });
      }
    },
    /** @returns whether there was a whole answer */
    close(): boolean {
      const isWhole = gathered.length > 1 && gathered.indexOf(0) === gathered.length - 1;
      const text = gathered.subarray(0, -1).toString('latin1');
      if (isWhole) finish({ answer: text, early: isEarly() });
      return isWhole;
    },
  };
}

function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    socket.write(bytes, () => resolve());
  });
}
