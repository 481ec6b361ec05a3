/** As many ids are remembered at least, and at most twice as many. */
const REMEMBERED = 500_000;
/** Places for them: a power of two, about twice as many. */
const PLACES = 2 ** 20;
const WORDS = 4;

const HEX = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/**
 * Ids that were read lately. Doubles of an event lie side by side once events are in order; this is for those that
 * do not: the same id at another instant. UUIDs are kept as their 16 bytes, so that millions of lines cost the
 * memory of half a million and nothing to collect.
 */
export class SeenIds {
  private newer = new Generation();
  private older = new Generation();

  /** Whether the id is new; it is remembered from now on. */
  add(id: string): boolean {
    const uuid = readUuid(id);
    if (uuid ? this.older.hasUuid() : this.older.others.has(id)) return false;
    if (uuid ? !this.newer.addUuid() : this.newer.others.has(id)) return false;
    if (!uuid) this.newer.others.add(id);
    if (this.newer.size >= REMEMBERED) {
      // The oldest place is used again: to make a new one each time would leave old ones lying about.
      [this.newer, this.older] = [this.older, this.newer];
      this.newer.clear();
    }
    return true;
  }
}

/** The words of the UUID that was read last. */
const words = new Uint32Array(WORDS);

/** Reads a UUID into `words`; false when the text is none. */
function readUuid(id: string): boolean {
  if (id.length !== 36) return false;
  let digits = 0;
  for (let at = 0; at < 36; at++) {
    const code = id.charCodeAt(at);
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (code !== 45) return false;
      continue;
    }
    const digit = code < 128 ? (HEX[code] ?? -1) : -1;
    if (digit < 0) return false;
    const word = digits >> 3;
    words[word] = ((words[word] ?? 0) << 4) | digit;
    digits += 1;
  }
  return true;
}

/** An open table of UUIDs beside a set of what is none. */
class Generation {
  readonly others = new Set<string>();
  private uuids = 0;
  private table: Uint32Array | null = null;

  get size(): number {
    return this.uuids + this.others.size;
  }

  clear(): void {
    this.others.clear();
    this.table?.fill(0);
    this.uuids = 0;
  }

  /** Whether the UUID in `words` is here. */
  hasUuid(): boolean {
    return this.table !== null && this.find(this.table) < 0;
  }

  /** Puts in the UUID in `words`; false when it was here. */
  addUuid(): boolean {
    this.table ??= new Uint32Array(PLACES * WORDS);
    const free = this.find(this.table);
    if (free < 0) return false;
    this.table.set(words, free);
    this.uuids += 1;
    return true;
  }

  /** The free place for the UUID in `words`, or -1 when it is here. (No UUID in use is all zeros.) */
  private find(table: Uint32Array): number {
    const a = words[0];
    const b = words[1];
    const c = words[2] ?? 0;
    const d = words[3] ?? 0;
    // The last words of a UUIDv7 are chance; the first ones are the time.
    let at = (((d ^ Math.imul(c, 0x9e3779b1)) >>> 0) % PLACES) * WORDS;
    for (;;) {
      if (table[at + 3] === d && table[at + 2] === c && table[at + 1] === b && table[at] === a) {
        return -1;
      }
      if (!table[at] && !table[at + 1] && !table[at + 2] && !table[at + 3]) return at;
      at = (at + WORDS) % table.length;
    }
  }
}
