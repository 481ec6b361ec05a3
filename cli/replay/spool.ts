import { once } from 'node:events';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

const HELD_BYTES = 1024 * 1024;

/**
 * Opens a temporary file that only this process can see and that is gone when it ends, however it ends. (Where a
 * file that is open cannot be removed, it goes when the folder of temporary files is cleaned.)
 */
export function openTemporary(): number {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-replay-'));
  const fd = openSync(join(folder, 'spool'), 'w+', 0o600);
  try {
    rmSync(folder, { recursive: true });
  } catch {
    // Left to the system's own cleaning, as said above.
  }
  return fd;
}

/** Text that is kept until it is certain: a little in memory, the rest in a temporary file. */
export class Spool {
  private held: string[] = [];
  private heldBytes = 0;
  private fd: number | null = null;

  write(text: string): void {
    this.held.push(text);
    this.heldBytes += text.length;
    if (this.heldBytes >= HELD_BYTES) this.putAway();
  }

  /** Forgets all that was written. */
  drop(): void {
    this.held = [];
    this.heldBytes = 0;
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  /** Writes out all that was kept, and forgets it. */
  async flush(out: Writable): Promise<void> {
    if (this.fd !== null) {
      this.putAway();
      const file = createReadStream('', { fd: this.fd, start: 0, autoClose: false });
      for await (const part of file) if (!out.write(part)) await once(out, 'drain');
    } else if (this.held.length > 0 && !out.write(this.held.join(''))) await once(out, 'drain');
    this.drop();
  }

  private putAway(): void {
    this.fd ??= openTemporary();
    writeFileSync(this.fd, this.held.join(''));
    this.held = [];
    this.heldBytes = 0;
  }
}
