/**
 * `ask`, with its newest answers kept by `keyOf`: for pure questions that a busy page asks again and again. Past `most`
 * answers all are let go, which costs less than deciding between them.
 */
export function remember<Asked extends unknown[], Answer>(
  most: number,
  keyOf: (...asked: Asked) => string,
  ask: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const known = new Map<string, Answer>();
  return (...asked) => {
    const key = keyOf(...asked);
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const answer = ask(...asked);
    if (known.size >= most) known.clear();
    known.set(key, answer);
    return answer;
  };
}
