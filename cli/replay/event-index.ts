import { readSync } from 'node:fs';
import type { LoggedEvent } from '@/domain/activity/events';
import { inOrder } from '@/domain/friction/detect/in-order';
import { readAnyEvent } from './read-any-event';
import { MOST_LINE_BYTES } from './read-lines';

const FIRST_SIZE = 65_536;
const BOM = /^\uFEFF/;

/**
 * Where each event of a file lies, and when it happened: 20 bytes an event, so that a file in any order can be read
 * in the order of time without being held.
 */
export class EventIndex {
  private size = 0;
  private atMs = new Float64Array(FIRST_SIZE);
  private offsets = new Float64Array(FIRST_SIZE);
  private bytes = new Uint32Array(FIRST_SIZE);

  add(atMs: number, offset: number, bytes: number): void {
    if (this.size === this.atMs.length) this.grow();
    this.atMs[this.size] = atMs;
    this.offsets[this.size] = offset;
    this.bytes[this.size] = bytes;
    this.size += 1;
  }

  /** Reads the events from the file in order, doubles left out. */
  *read(fd: number): Generator<LoggedEvent> {
    const line = Buffer.allocUnsafe(MOST_LINE_BYTES);
    const { atMs, offsets, bytes } = this;
    const order = Uint32Array.from({ length: this.size }, (_, place) => place);
    order.sort((a, b) => (atMs[a] ?? 0) - (atMs[b] ?? 0) || a - b);
    let together: LoggedEvent[] = [];
    for (const place of order) {
      const count = readSync(fd, line, 0, bytes[place] ?? 0, offsets[place] ?? 0);
      const event = readAnyEvent(line.toString('utf8', 0, count).replace(BOM, ''));
      // It was read as an event before; the file is another one now, or it would be again.
      if (!event || !('type' in event)) throw new Error('the file changed while it was read');
      if (together[0] && together[0].atMs !== event.atMs) {
        yield* inOrder(together);
        together = [];
      }
      together.push(event);
    }
    yield* inOrder(together);
  }

  private grow(): void {
    const { atMs, offsets, bytes } = this;
    this.atMs = new Float64Array(2 * atMs.length);
    this.atMs.set(atMs);
    this.offsets = new Float64Array(2 * offsets.length);
    this.offsets.set(offsets);
    this.bytes = new Uint32Array(2 * bytes.length);
    this.bytes.set(bytes);
  }
}
