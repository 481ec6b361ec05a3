import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';

/** A line longer than this is no event; it is passed by without being held. */
export const MOST_LINE_BYTES = 1024 * 1024;

const BLOCK_BYTES = 1024 * 1024;
const NEWLINE = 10;
const BRACE = 123;
const BOM = '\uFEFF';

/** One line of a file: its number (from 1), and where it lies. */
export interface Line {
  number: number;
  offset: number;
  bytes: number;
}

/** Told of a line with its text; null and the reason when it cannot be read as text. */
export type OnLine = (line: Line, text: string | null, fault: string) => void;

/**
 * Reads a file line by line from its beginning, holding one block and at most one line more. Lines end with LF or
 * CRLF; a byte-order mark at the beginning is left out; empty lines are counted but not told of. The line is the
 * same object each time: whoever wants to keep it makes a copy.
 */
export function readLines(fd: number, onLine: OnLine): void {
  const reader = new LineReader(onLine);
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  for (let position = 0; ;) {
    const count = readSync(fd, block, 0, BLOCK_BYTES, position);
    if (count === 0) break;
    reader.take(block.subarray(0, count), position);
    position += count;
  }
  reader.finish();
}

class LineReader {
  private readonly line: Line = { number: 0, offset: 0, bytes: 0 };
  /** The beginning of a line whose end has not been read: where it lies, how long it is, and what is held of it. */
  private begunAt = 0;
  private begunBytes = 0;
  private begun: Buffer[] = [];

  constructor(private readonly onLine: OnLine) {}

  take(block: Buffer, position: number): void {
    const first = block.indexOf(NEWLINE);
    if (first < 0) return this.begin(block);
    this.begin(block.subarray(0, first));
    this.finish();
    const last = block.lastIndexOf(NEWLINE);
    if (last > first) this.tellAll(block.subarray(first + 1, last), position + first + 1);
    this.begunAt = position + last + 1;
    this.begin(block.subarray(last + 1));
  }

  /** Ends the line that has begun: at a newline, or at the end of the file. */
  finish(): void {
    const { begunAt, begunBytes } = this;
    if (begunBytes > MOST_LINE_BYTES) {
      this.tell(begunAt, begunBytes, null, `longer than ${MOST_LINE_BYTES} bytes`);
    } else this.tellBytes(begunAt, Buffer.concat(this.begun));
    this.begunBytes = 0;
    this.begun = [];
  }

  private begin(part: Buffer): void {
    this.begunBytes += part.length;
    if (this.begunBytes > MOST_LINE_BYTES) this.begun = [];
    // A copy: the block is read into again.
    else if (part.length > 0) this.begun.push(Buffer.from(part));
  }

  /** Whole lines, the last newline left out. Decoding plain ones together is what makes it fast. */
  private tellAll(bytes: Buffer, offset: number): void {
    const text = isUtf8(bytes) ? bytes.toString('utf8') : '';
    // Only where a character is a byte do places in the text tell places in the file.
    if (text.length !== bytes.length) return this.tellEach(bytes, offset);
    for (let from = 0; from <= text.length;) {
      const newline = text.indexOf('\n', from);
      const end = newline < 0 ? text.length : newline;
      this.tell(offset + from, end - from, text.slice(from, end), '');
      from = end + 1;
    }
  }

  private tellEach(bytes: Buffer, offset: number): void {
    for (let from = 0; from <= bytes.length;) {
      const newline = bytes.indexOf(NEWLINE, from);
      const end = newline < 0 ? bytes.length : newline;
      this.tellBytes(offset + from, bytes.subarray(from, end));
      from = end + 1;
    }
  }

  private tellBytes(offset: number, bytes: Buffer): void {
    if (!isUtf8(bytes)) return this.tell(offset, bytes.length, null, 'not UTF-8');
    const text = bytes.toString('utf8');
    const first = offset === 0 && text.startsWith(BOM);
    this.tell(offset, bytes.length, first ? text.slice(1) : text, '');
  }

  private tell(offset: number, bytes: number, text: string | null, fault: string): void {
    const { line } = this;
    line.number += 1;
    if (text !== null && text.charCodeAt(0) !== BRACE && text.trim() === '') return;
    line.offset = offset;
    line.bytes = bytes;
    this.onLine(line, text, fault);
  }
}
