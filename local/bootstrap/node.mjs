import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

const bin = join(root, 'node_modules', '.bin');
const oldestMajor = 22;

/** The environment in which `node` is the one from the packages. */
export function environmentWithNode24() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== bin);
  return { ...process.env, PATH: [bin, ...path].join(delimiter) };
}

/** The environment in which `node` is the machine's own: the packages' one is about to be replaced. */
export function environmentWithSystemNode() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== bin);
  return { ...process.env, PATH: path.join(delimiter) };
}

/** Throws one plain sentence where neither the packages nor the machine have a Node that will do. */
export function requireModernNode() {
  const version = spawnSync('node', ['--version'], {
    env: environmentWithNode24(),
    encoding: 'utf8',
  });
  const major = Number(/^v(\d+)/.exec(version.stdout ?? '')?.[1]);
  if (!(major >= oldestMajor)) {
    throw new Error(
      `Porchlight runs on Node 24, and no package brings it to this kind of machine ` +
        `(${process.platform} ${process.arch}). Install Node 24 and try again.`,
    );
  }
}
