import { readFileSync } from 'node:fs';

/**
 * Whether a process with this id runs, whoever it belongs to. One that has ended and was not asked
 * about yet by its parent (a zombie) does not run.
 */
export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

function isZombie(pid) {
  try {
    // "123 (name, which may hold anything) Z 1 …"
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
