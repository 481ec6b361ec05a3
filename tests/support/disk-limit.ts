import { execFileSync, spawnSync } from 'node:child_process';

/** Whether this machine can say how large a running process's files may grow (Linux can). */
export const canLimitFiles = spawnSync('prlimit', ['--fsize']).status === 0;

/**
 * Lets no file that a process writes grow beyond so many bytes, as a disk without room would: what it writes after that fails, in
 * the kernel (EFBIG, which the storage takes as it takes ENOSPC). `null` makes room again.
 */
export function limitFiles(pid: number, bytes: number | null): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes ?? 'unlimited'}:`]);
}
