import { cleanFilename } from '../intake/clean-filename';

/** What every file system takes: 255 bytes a name on most, and 260 characters for all of a path on Windows. */
const MOST_BYTES = 120;
const MOST_ENDING = 12;

/** Gives each file of a ZIP a path that no other has, on systems too that tell neither case nor Unicode forms apart. */
export type PathGiver = (folders: readonly string[], filename: string) => string;

/**
 * Paths for one ZIP. Names are cleaned as those of uploads are (one Unicode form, nothing that leads out of a folder, none that
 * Windows keeps for itself), shortened, and numbered where two are alike.
 */
export function pathGiver(): PathGiver {
  const taken = new Set<string>();
  return (folders, filename) => {
    const place = folders.map((folder) => fit(cleanFilename(folder), '')).join('/');
    const [stem, ending] = split(cleanFilename(filename));
    for (let number = 1; ; number += 1) {
      const name = fit(stem, number === 1 ? ending : ` (${number})${ending}`);
      const path = place ? `${place}/${name}` : name;
      const alike = path.normalize('NFKC').toLowerCase();
      if (taken.has(alike)) continue;
      taken.add(alike);
      return path;
    }
  };
}

function split(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  const hasEnding = dot > 0 && name.length - dot <= MOST_ENDING;
  return hasEnding ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

/** As many whole letters of `stem` as leave room for `ending`. */
function fit(stem: string, ending: string): string {
  const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let kept = '';
  for (const { segment } of letters.segment(stem)) {
    if (Buffer.byteLength(kept + segment + ending) > MOST_BYTES) break;
    kept += segment;
  }
  return kept.replace(/[\s.]+$/, '') + ending;
}
