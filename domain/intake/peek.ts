/**
 * Looks at the beginning of a stream without losing it: its first bytes (`count` of them at least, or all there are),
 * and the whole stream from the start. Whoever does not read the whole of it has not ended the source.
 */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ head: Buffer; all: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const step = await iterator.next();
    if (step.done) break;
    pieces.push(step.value);
    length += step.value.length;
  }
  const head = Buffer.concat(pieces);
  async function* all() {
    try {
      if (head.length) yield head;
      for (let step = await iterator.next(); !step.done; step = await iterator.next())
        yield step.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}
