/** As many ids are remembered at least, and at most twice as many. */
const REMEMBERED = 500_000;

/**
 * Ids that were read lately. Doubles of an event lie side by side once events are in order; this is for those that
 * do not: the same id at another instant. Its memory does not grow with the log.
 */
export class SeenIds {
  private newer = new Set<string>();
  private older = new Set<string>();

  /** Whether the id is new; it is remembered from now on. */
  add(id: string): boolean {
    if (this.newer.has(id) || this.older.has(id)) return false;
    this.newer.add(id);
    if (this.newer.size >= REMEMBERED) {
      this.older = this.newer;
      this.newer = new Set();
    }
    return true;
  }
}
