/** What says only which form of company it is. */
const FORMS = new Set(
  (
    'llc llp lp inc incorporated ltd limited corp corporation co company plc pllc pc gmbh ag kg sa sas sarl srl spa bv nv ' +
    'oy ab as kk the ооо оао зао пао ао ип'
  ).split(' '),
);
const JAPANESE_FORMS = /株式会社|有限会社|合同会社/g;

/** A text with one form for each letter, single spaces for all that is no letter or figure, and a space at both ends. */
export function foldText(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return ` ${plain.trim()} `;
}

/** A client's name without what only says its form: 'lark and loom' for 'Lark & Loom, LLC'. */
export function coreName(name: string): string {
  return foldText(name.replace(JAPANESE_FORMS, ' '))
    .trim()
    .split(' ')
    .filter((word) => !FORMS.has(word))
    .join(' ');
}

/** How alike two words are, 0 to 1, by the share of their trigrams, as PostgreSQL's pg_trgm counts it. */
export function trigramSimilarity(a: string, b: string): number {
  const [one, other] = [trigrams(a), trigrams(b)];
  const shared = [...one].filter((each) => other.has(each)).length;
  return shared / (one.size + other.size - shared);
}

function trigrams(word: string): Set<string> {
  const padded = `  ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
