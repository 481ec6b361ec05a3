import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@/local/bootstrap/alive.mjs';
import { commandOf } from '@/local/process-command';
import { freePort, isPortFree } from '@/local/ports';
import { readJson, stateFolder, writeJson } from '@/local/state';
import { signalGroup } from './child';

export interface RunFile {
  /** The supervisor's process. */
  pid: number;
  command: string;
  startedAt: string;
  url: string;
  demo: boolean;
  parts: Record<string, RunningPart>;
}

export interface RunningPart {
  pid?: number;
  command?: string;
  port?: number;
  url?: string;
  /** Where the outbox takes mails. */
  smtpPort?: number;
  /** Where the embedded PostgreSQL lives. */
  home?: string;
  log?: string;
}

const file = join(stateFolder, 'run.json');
const portsFile = join(stateFolder, 'ports.json');

/** The portal that runs from this folder now, or null. */
export function findRun(): RunFile | null {
  const run = readJson<RunFile>(file);
  return run && commandOf(run.pid) === run.command ? run : null;
}

export function writeRun(run: RunFile): void {
  writeJson(file, run);
}

export function removeRun(): void {
  rmSync(file, { force: true });
}

/** Ends the parts of a supervisor that was killed and could not do it itself. */
export async function endLeftParts(): Promise<void> {
  const run = readJson<RunFile>(file);
  if (!run || findRun()) return;
  for (const { pid, command } of Object.values(run.parts)) {
    if (!pid || !command || commandOf(pid) !== command) continue;
    signalGroup(pid, 'SIGKILL');
    while (isAlive(pid)) await sleep(10);
  }
  removeRun();
}

/**
 * A port for a part, the same as last time where it is still free: addresses of the local Stripe's
 * pages and of the outbox are in mails and in the database.
 */
export async function portFor(name: string): Promise<number> {
  const ports = readJson<Record<string, number>>(portsFile) ?? {};
  const known = ports[name];
  if (known && (await isPortFree(known))) return known;
  const port = await freePort();
  writeJson(portsFile, { ...ports, [name]: port });
  return port;
}
