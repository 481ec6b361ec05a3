import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '@/local/bootstrap/root.mjs';
import { stateFolder } from '@/local/state';

/** What Next reads of proxy.ts, by the names of its files in `server`. */
const LISTS = ['middleware-manifest.json', 'functions-config-manifest.json'];
const CODE = /^middleware\./;

/**
 * The build in `built` as it is when proxy.ts has been deleted: its code is gone, and the two lists name none. All else are
 * links to that build, which spares building twice; a build from sources without the file differs from it in nothing that a
 * server reads.
 * @returns the folder, as NEXT_DIST_DIR takes it
 */
export function withoutProxy(built: string): string {
  const from = join(root, built);
  const folder = join(stateFolder, 'test', 'without-proxy');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'server'), { recursive: true });
  link(from, folder, (name) => name !== 'server');
  link(join(from, 'server'), join(folder, 'server'), (name) => !isOfProxy(name));
  for (const name of LISTS) {
    const list = JSON.parse(readFileSync(join(from, 'server', name), 'utf8')) as List;
    if (list.middleware) list.middleware = {};
    if (list.sortedMiddleware) list.sortedMiddleware = [];
    delete list.functions['/_middleware'];
    writeFileSync(join(folder, 'server', name), JSON.stringify(list));
  }
  return relative(root, folder);
}

type List = {
  middleware?: object;
  sortedMiddleware?: string[];
  functions: Record<string, unknown>;
};

function isOfProxy(name: string): boolean {
  return LISTS.includes(name) || CODE.test(name);
}

function link(from: string, to: string, isLinked: (name: string) => boolean): void {
  for (const name of readdirSync(from).filter(isLinked)) {
    symlinkSync(join(from, name), join(to, name));
  }
}
