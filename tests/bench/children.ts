import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { root } from '@/local/bootstrap/root.mjs';
import { endTools } from '@/local/start/tool';

const PATIENCE_MS = 3_000;
const running = new Set<ChildProcess>();
let ended = false;

/** Starts a program of Node's in the project's folder, and sees that it does not outlive the bench. */
export function startNode(args: string[], options: SpawnOptions): ChildProcess {
  if (ended) throw new Error('The bench was stopped.');
  const child = spawn('node', args, { cwd: root, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Stops a program and waits until it has ended. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exit;
  clearTimeout(impatient);
}

/** Ends whatever still runs and lets nothing more start: for a bench that is stopped half-way. */
export function endChildren(): void {
  ended = true;
  endTools();
  for (const child of running) child.kill('SIGKILL');
}
