import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brightwater } from '@/tests/support/cast';
import { MIB } from './line';

/** A text of so many MiB in a folder, which is another for each name. */
export function longText(folder: string, name: string, mib: number) {
  const line = `${name} of ${brightwater.name}, line after line. `;
  const buffer = Buffer.from(line.repeat(Math.ceil((mib * MIB) / line.length)));
  const path = join(folder, `${name}.txt`);
  writeFileSync(path, buffer);
  return { name: `${name}.txt`, path, buffer };
}
