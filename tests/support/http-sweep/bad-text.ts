import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@/local/bootstrap/root.mjs';
import type { Rows } from '@/tests/access/sweep/row-ids';
import { type Address, addresses } from './addresses';

/** NUL, what colours a terminal, and half of a character, as an address bears them. */
const NO_TEXT = '%00a%1B%5B31m%ED%A0%80';

/** And what is no number, no moment, no page, or there twice. */
const OTHERS = ['9007199254740991.01930000-0000-7000-8000-000000000001', '-1e309', 'a&again=b'];

type Fault = string;
type Cookies = { client: string; firm: string };

/**
 * Asks for every page with what is no text, or no number, in its address, as somebody who may read it: each has to answer
 * with a page or say that there is nothing.
 * @returns what failed
 */
export async function sweepBadText(url: string, rows: Rows, cookies: Cookies): Promise<Fault[]> {
  const faults: Fault[] = [];
  const ask = async (address: Address, path: string) => {
    const cookie = /^app\/(staff|api)\//.test(address.file) ? cookies.firm : cookies.client;
    const answer = await fetch(url + path, { redirect: 'manual', headers: { cookie } });
    const text = await answer.text();
    // A page that failed after its head was sent: what Next itself ends a page with has a digest that says so.
    const failed = /data-dgst="(?!NEXT_)[^"]+"|"digest":"(?!NEXT_)[^"]+"/.exec(text)?.[0];
    if (answer.status >= 500 || failed)
      faults.push(`${path.slice(0, 60)}: ${answer.status} ${failed ?? ''}`);
  };
  const asked = addresses().filter(({ kind, methods }) => kind === 'page' || methods[0] === 'GET');
  const names = namesAsked();
  for (const address of asked) {
    const [path = ''] = address.path(rows).split('?');
    const paths: string[] = [];
    if (/searchParams/.test(readFileSync(join(root, address.file), 'utf8'))) {
      paths.push(`${path}?${names.map((name) => `${name}=${NO_TEXT}`).join('&')}`);
      const other = (name: string, at: number) =>
        `${name}=${OTHERS[at % OTHERS.length]?.replace('again', name)}`;
      paths.push(`${path}?${names.map(other).join('&')}`);
    }
    const id = /\/([a-z]{2}_[0-9a-z]{26})/.exec(path)?.[1];
    if (id) paths.push(path.replace(id, NO_TEXT), path.replace(id, `${id.slice(0, 3)}%00%1B`));
    await Promise.all(paths.map((each) => ask(address, each)));
  }
  return faults;
}

/** Whatever any page reads of its address: the names in the schemas and in what is taken apart. */
function namesAsked(): string[] {
  const files = globSync(['app/**/*.{ts,tsx}', 'domain/{search,clients,history}/*.ts'], {
    cwd: root,
  });
  const names = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const schemas = [...text.matchAll(/\b([\w-]+)'?: z\b/g)].map(([, name = '']) => name);
    const parts = [
      ...text.matchAll(/const \{([\w\s,:=]+)\} = (?:await )?(?:searchP|p)arams/g),
    ].flatMap(([, list = '']) =>
      [...list.matchAll(/(\w+)(?=\s*[,:=]|\s*$)/g)].map(([name]) => name),
    );
    const got = [...text.matchAll(/\.get\('([\w-]+)'\)/g)].map(([, name = '']) => name);
    return [...schemas, ...parts, ...got];
  });
  return [...new Set(names)].filter((name) => !/password|drawing/.test(name)).sort();
}
