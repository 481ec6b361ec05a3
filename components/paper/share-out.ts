/** So many rows stay with the sums, so that these never stand alone at the top of a sheet. */
const WITH_TOTAL = 2;

/**
 * Shares the rows of a table out to sheets, in points. react-pdf could, but lays all that is left out anew for each sheet,
 * so that a thousand rows take a minute and most of a gigabyte; so each sheet is one page of its own, with a table that
 * fits.
 *
 * @param room.first for rows on the first sheet, under what opens it; room.later on each further one
 * @param room.closing what stands below the last row
 */
export function shareOut<Row extends { height: number }>(
  rows: readonly Row[],
  room: { first: number; later: number; closing: number },
): Row[][] {
  const sheets: Row[][] = [[]];
  let left = room.first;
  const split = Math.max(0, rows.length - WITH_TOTAL);
  const blocks = [...rows.slice(0, split).map((row) => [row]), rows.slice(split)];
  blocks.forEach((block, place) => {
    const closes = place === blocks.length - 1;
    const height = heightOf(block) + (closes ? room.closing : 0);
    const sheet = sheets.at(-1);
    if (sheet && (height <= left || (sheets.length > 1 && sheet.length === 0))) {
      sheet.push(...block);
      left -= height;
    } else {
      sheets.push([...block]);
      left = room.later - height;
    }
  });
  return sheets;
}

function heightOf(rows: readonly { height: number }[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0);
}
