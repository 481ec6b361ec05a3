import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { isAlive } from './bootstrap/alive.mjs';

/**
 * What a process was started as, or '' when it is gone: process ids are used again after a
 * restart, so an id alone does not say that it is still the same program.
 */
export function commandOf(pid: number): string {
  if (!isAlive(pid)) return '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    const ps = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return (ps.stdout ?? '').trim();
  }
}
