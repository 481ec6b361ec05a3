import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { webRole } from '@/local/postgres/portal-database';
import type { BenchDatabase } from '@/tests/bench/bench-database';

/** Lines that go on where an entry began do so with a tab. */
const entryStart = /^(?=\w*\|[A-Z]+: )/m;
const statement = new RegExp(`^${webRole}\\|LOG:\\s+(?:statement|execute [^:]*): ([^]*)`);

/** The statements that the portal's own role sends, as the server logs them before it runs them. */
export class StatementLog {
  private readFrom = 0;

  private constructor(
    private readonly admin: Client,
    private readonly file: string,
  ) {}

  /** Lets the server log every statement from now on. */
  static async start({ admin, log }: BenchDatabase): Promise<StatementLog> {
    await admin.query(`ALTER SYSTEM SET log_statement = 'all'`);
    await admin.query(`ALTER SYSTEM SET log_line_prefix = '%u|'`);
    await reload(admin);
    return new StatementLog(admin, log);
  }

  async stop(): Promise<void> {
    await this.admin.query('ALTER SYSTEM RESET log_statement');
    await this.admin.query('ALTER SYSTEM RESET log_line_prefix');
    await reload(this.admin);
  }

  /** Passes over what was logged so far. */
  clear(): void {
    this.readFrom = statSync(this.file).size;
  }

  /** The statements since `clear`, in order. */
  read(): string[] {
    const bytes = Buffer.alloc(statSync(this.file).size - this.readFrom);
    const file = openSync(this.file, 'r');
    readSync(file, bytes, 0, bytes.length, this.readFrom);
    closeSync(file);
    return bytes
      .toString('utf8')
      .split(entryStart)
      .flatMap((entry) => statement.exec(entry)?.[1] ?? []);
  }
}

/** Each connection takes new settings before its next statement. */
async function reload(admin: Client): Promise<void> {
  await admin.query('SELECT pg_reload_conf()');
  await sleep(200);
}
