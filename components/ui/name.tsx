/** Scripts that tell the language, as far as fonts and screen readers go. */
const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
];

/** A name, marked with its language where that is not the page's: as recorded, or as its script tells. */
export function Name({ name, lang }: { name: string; lang?: string | null }) {
  const spoken = lang ?? SCRIPTS.find(([script]) => script.test(name))?.[1];
  return spoken ? <bdi lang={spoken}>{name}</bdi> : <bdi>{name}</bdi>;
}
