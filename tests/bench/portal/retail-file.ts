import { createReadStream, createWriteStream, globSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { root } from '@/local/bootstrap/root.mjs';
import { makeChance } from './chance';

/** The real file's measure, Dec 2010 to Mar 2011. */
const SHAPE = { invoices: 6_877, clients: 2_189, lines: 142_083, days: 121 };
const COLUMNS = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const THINGS = ['HEART T-LIGHT HOLDER', 'METAL LANTERN', 'CREAM CUPID COAT HANGER', 'HAND WARMER'];

/** The real file of invoice lines, where this machine has it beside the project; else null. */
export function findRealFile(): string | null {
  const folder = join(root, '..', 'shared', 'data', 'online-retail');
  const [file] = globSync('*.csv.gz', { cwd: folder });
  return file ? join(folder, file) : null;
}

/** Writes a file of the real one's shape and size: as many lines and invoices, a third without a customer. */
export async function writeLikeIt(path: string): Promise<void> {
  const { next } = makeChance(7);
  const upTo = (count: number) => Math.floor(next() * count);
  const file = createWriteStream(path);
  file.write(`${COLUMNS}\n`);
  let left = SHAPE.lines;
  for (let n = 0; n < SHAPE.invoices; n++) {
    const isLast = n === SHAPE.invoices - 1;
    const lines = isLast ? left : Math.min(left, 1 + upTo(2 * (left / (SHAPE.invoices - n)) - 1));
    left -= lines;
    const isCancelled = n % 6 === 5;
    const day = new Date(Date.UTC(2010, 11, 1 + Math.floor((n / SHAPE.invoices) * SHAPE.days)));
    const year = day.getUTCFullYear() % 100;
    const on = `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${year} ${8 + (n % 9)}:${10 + (n % 50)}`;
    const client = n % 3 === 2 ? '' : String(12_346 + upTo(SHAPE.clients));
    for (let line = 0; line < lines; line++) {
      const quantity = (isCancelled ? -1 : 1) * (1 + upTo(24));
      const price = `${upTo(12)}.${10 + upTo(90)}`;
      const thing = `${THINGS[upTo(THINGS.length)]} ${upTo(4_000)}`;
      const number = `${isCancelled ? 'C' : ''}${536_365 + n}`;
      file.write(
        `${number},${20_000 + upTo(4_000)},${thing},${quantity},${on},${price},${client},United Kingdom\n`,
      );
    }
  }
  file.end();
  await finished(file);
}

/** Reads and parses the file and does nothing with it; answers how many records it has. */
export async function parseFile(path: string): Promise<number> {
  const raw = createReadStream(path);
  const text = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const parser = parse({ bom: true, relax_column_count: true, relax_quotes: true });
  for (const stream of [raw, text]) stream.on('error', (error: Error) => parser.destroy(error));
  let records = 0;
  for await (const _record of text.pipe(parser)) records += 1;
  return records;
}
