/**
 * Something that the person at the terminal can understand and mend: `message` is one plain
 * sentence, shown without a stack trace.
 */
export class PlainError extends Error {
  override name = 'PlainError';
}

const sentences: Record<string, (path: string) => string> = {
  ENOSPC: () => 'The disk is full: make room and start again.',
  EACCES: (path) => `Porchlight may not write to ${path}: give this user the right to, or move it.`,
  EPERM: (path) => `Porchlight may not write to ${path}: give this user the right to, or move it.`,
  EROFS: (path) => `${path} is on a read-only disk: Porchlight keeps its data there.`,
  ENOTDIR: (path) => `${path} cannot be made: something on the way to it is a file, not a folder.`,
  EMFILE: () =>
    'This machine allows too few open files: raise the limit (ulimit -n) and try again.',
};

/** One sentence for an error of any kind, for the last line that a command prints before it ends. */
export function toSentence(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const sentence = code ? sentences[code] : undefined;
  if (sentence) return sentence(path ?? 'its folder');
  if (/no space left on device/i.test(error.message)) return sentences.ENOSPC!('');
  return `Something unexpected went wrong: ${error.message.split('\n')[0]}`;
}

/** Runs a command's whole body: an error ends it with one sentence on standard error and code 1. */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${toSentence(error)}\n`);
    process.exitCode = 1;
  }
}
