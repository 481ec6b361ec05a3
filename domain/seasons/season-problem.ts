/** Why an archive can't be taken as a season at all. */
export type SeasonFailure =
  | 'no_zip'
  | 'too_many'
  | 'swollen'
  | 'no_list'
  | 'list_too_long'
  | 'malformed'
  | 'no_columns'
  | 'no_rows';

/** What speaks against the whole of it; `line` is of the list. */
export class SeasonProblem extends Error {
  readonly line: number | null;

  constructor(
    readonly failure: SeasonFailure,
    { line = null, cause }: { line?: number | null; cause?: unknown } = {},
  ) {
    super(`A season that can't be read: ${failure}`, { cause });
    this.name = 'SeasonProblem';
    this.line = line;
  }
}
