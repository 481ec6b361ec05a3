/** Whoever sends nothing for so long is taken to be gone: what has arrived is kept, and they go on from there. */
const SILENT_MS = 60_000;

/** The bytes of a line that may break, handed out in portions. */
export class Pieces {
  private readonly source: AsyncIterator<Uint8Array>;
  private left: Uint8Array | null = null;
  private isOver = false;
  /** Why it ended before its end; null while it goes on, and where it ended well. */
  broke: unknown = null;

  constructor(
    source: AsyncIterable<Uint8Array>,
    private readonly silentMs = SILENT_MS,
  ) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Whether there is another byte to be had. */
  async hasMore(): Promise<boolean> {
    while (!this.left?.length && !this.isOver) this.left = await this.next();
    return Boolean(this.left?.length);
  }

  /** The next `most` bytes, or fewer where the line ends or breaks: what came until then is given. */
  async *take(most: number): AsyncGenerator<Uint8Array> {
    let wanted = most;
    while (wanted > 0 && (await this.hasMore())) {
      const piece = this.left ?? new Uint8Array();
      const given = piece.subarray(0, wanted);
      this.left = piece.subarray(given.length);
      wanted -= given.length;
      yield given;
    }
  }

  private async next(): Promise<Uint8Array | null> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error('Nothing has come for too long.')), this.silentMs);
    });
    try {
      const asked = this.source.next();
      // Whatever it says after it was given up is of no use, and no error that nobody handles.
      asked.catch(() => undefined);
      const { done, value } = await Promise.race([asked, silence]);
      if (!done) return value;
    } catch (error) {
      this.broke = error;
    } finally {
      clearTimeout(timer);
    }
    this.isOver = true;
    return null;
  }
}
