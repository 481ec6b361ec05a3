const TITLES = /^(?:dr|mr|mrs|ms|mx|prof|sir)\.?$/i;
/** Scripts in which the family's name comes first, and a name is not cut. */
const WHOLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What somebody at the firm is called: 'Ruth' of 'Ruth Adeyemi', 'Priya' of 'Dr Priya Raman', '星野 美咲' whole. */
export function firstName(name: string): string {
  if (WHOLE.test(name)) return name;
  const words = name.trim().split(/\s+/);
  const first = words.find((word) => !TITLES.test(word));
  return first ?? name;
}
