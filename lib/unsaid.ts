/** A link of a mail, up to its secret. */
const LINKS = /\/(reset|invitation|pay|address|sign-in\/mail)\/[\w-]{16,}/g;
/** As long as what we make of 256 random bits, in base64url or hexadecimal: secrets, and the hashes of them. */
const SECRETS = /\b(?=[\w-]*\d)[\w-]{43,}/g;
/** As many digits as a card has, however they are grouped. */
const CARDS = /(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])/g;
const ADDRESSES = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** How PostgreSQL says which values did not fit. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/(Key \([^)]*\)=)\(.*?\)(?= |\.|$)/gm, '$1(…)'],
  [/(Failing row contains )\(.*\)/g, '$1(…)'],
  [/(invalid input (?:syntax|value) for [^:]+: )"(?:[^"]|"")*"/g, '$1"…"'],
  [/(unterminated |Token |at or near )"(?:[^"]|"")*"/g, '$1"…"'],
];

/**
 * A text for the log without what nobody should read there: values of rows, secrets, addresses, card numbers. What went wrong, and
 * where in the code, stays.
 */
export function unsaid(text: string): string {
  let plain = withoutArguments(text);
  for (const [pattern, instead] of VALUES) plain = plain.replace(pattern, instead);
  return plain
    .replace(LINKS, '/$1/…')
    .replace(ADDRESSES, '…@…')
    .replace(SECRETS, '…')
    .replace(CARDS, '…');
}

/** Prisma shows a call that it can't make with all that it was given; of that its last line says what was wrong. */
function withoutArguments(text: string): string {
  return text.replace(
    /(Invalid `[^`]*` invocation[^\n]*\n)([\s\S]*?)(?=\n {4}at |$)/g,
    (_, head: string, rest: string) => {
      const lines = rest.split('\n').filter((line) => line.trim() !== '');
      return head + (lines.at(-1) ?? '');
    },
  );
}

/** What a driver of the database puts beside a message: whole rows, and statements with what stood in them. */
const BESIDE = ['detail', 'where', 'internalQuery', 'meta'];

/** An error of the database's without the values that it holds, in its message or beside it; any other as it is. */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error) || !isOfDatabase(error)) return error;
  const { stack } = error;
  error.message = unsaid(error.message);
  if (stack) error.stack = unsaid(stack);
  for (const name of BESIDE) if (name in error) Reflect.deleteProperty(error, name);
  return error;
}

/** PostgreSQL's own have a severity; Prisma's say that they are. */
function isOfDatabase(error: Error): boolean {
  return 'severity' in error || error.name.startsWith('PrismaClient');
}
