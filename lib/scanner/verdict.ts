/** Why nothing can be said of a file. */
export type Unscanned = 'unreachable' | 'too_large' | 'timeout' | 'unclear';

export type Verdict =
  | { verdict: 'clean' }
  | { verdict: 'infected'; signature: string }
  | { verdict: 'unscanned'; why: Unscanned };

/** How a conversation with the scanner ended. */
export type Ending =
  /** What it answered, without the zero byte that ends it; `early` when not all had been sent by then. */
  { answer: string; early: boolean } | { broken: 'unreachable' | 'timeout' | 'unclear' };

const SIZE_LIMIT = 'INSTREAM size limit exceeded. ERROR';
/** What ClamAV calls a file that it did not look into as deep as it goes, with AlertExceedsMax switched on. */
const LIMITS = /^Heuristics\.Limits\.Exceeded(\.|$)/;

/** What an answer means; anything but the very answers of the protocol means that the file was not scanned. */
export function toVerdict(ending: Ending): Verdict {
  if ('broken' in ending) return { verdict: 'unscanned', why: ending.broken };
  const { answer, early } = ending;
  if (answer === SIZE_LIMIT) return { verdict: 'unscanned', why: 'too_large' };
  if (early) return { verdict: 'unscanned', why: 'unclear' };
  if (answer === 'stream: OK') return { verdict: 'clean' };
  const signature = /^stream: ([\x21-\x7e]+(?: [\x21-\x7e]+)*) FOUND$/.exec(answer)?.[1];
  if (!signature) return { verdict: 'unscanned', why: 'unclear' };
  return LIMITS.test(signature)
    ? { verdict: 'unscanned', why: 'too_large' }
    : { verdict: 'infected', signature };
}
