const nameWidth = 16;
const seconds = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  useGrouping: false,
});

/** Shows what is going on, one line a step with its time; on a terminal also while it goes on. */
export class Steps {
  /** Runs a step and writes its line: its name, its time and, where there is one, a note on it. */
  async run<T>(
    name: string,
    work: () => Promise<T>,
    noteOf: (result: T) => string = () => '',
  ): Promise<T> {
    const started = performance.now();
    const label = name.padEnd(nameWidth);
    const live = process.stdout.isTTY;
    const draw = () => process.stdout.write(`\r  ${label} ${timeSince(started)}`);
    const clock = live ? setInterval(draw, 200) : undefined;
    try {
      const result = await work();
      const note = noteOf(result);
      const line = `  ${label} ${timeSince(started)}${note ? `   ${note}` : ''}`;
      process.stdout.write(`${live ? '\r' : ''}${line}\n`);
      return result;
    } catch (error) {
      if (live) process.stdout.write('\n');
      throw error;
    } finally {
      clearInterval(clock);
    }
  }
}

function timeSince(started: number): string {
  return `${seconds.format((performance.now() - started) / 1000).padStart(6)} s`;
}
