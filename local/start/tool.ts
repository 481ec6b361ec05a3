import { spawn, type ChildProcess } from 'node:child_process';
import { root } from '@/local/bootstrap/root.mjs';
import { signalGroup } from './child';

const longestSaid = 20_000;
const running = new Set<ChildProcess>();

/**
 * Runs a program of ours to its end, as a process group of its own. Answers its exit code and the
 * end of what it said; `code` is null when it was stopped.
 */
export function runTool(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('node', args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let said = '';
    const keep = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-longestSaid));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, said: said.trim() });
    });
  });
}

/** Ends the programs that still run. */
export function endTools(): void {
  for (const { pid } of running) if (pid) signalGroup(pid, 'SIGKILL');
}
