import { randomUUID } from 'node:crypto';
import type { PoolConfig } from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

type PgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;
type PgError = Error & { position?: string; detail?: string };
type Queryable = { query(...args: unknown[]): Promise<Partial<PgResult>> };
type PgResult = { fields: { dataTypeID: number }[]; rows: unknown[] };

// PostgreSQL's "char", the one-letter type of some columns of its catalogue, and its text.
const oneLetterType = 18;
const textType = 25;

/**
 * Prisma's adapter for PostgreSQL, mended in what the schema engine needs of it: a script goes to
 * the database whole (the adapter would cut it at every semicolon, functions' bodies too), so that
 * PostgreSQL takes all of a migration or nothing; the catalogue's one-letter columns are read; and
 * every connection can be ended, since the engine's advisory lock lasts as long as they do.
 */
export class MigrationAdapter implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName: string;
  /** What PostgreSQL said of the last script that it refused. */
  refusal: string | null = null;
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(private readonly connection: PoolConfig) {
    this.adapterName = new PrismaPg(connection).adapterName;
  }

  async connect(): Promise<SqlDriverAdapter> {
    return this.mend(await new PrismaPg(this.connection).connect());
  }

  /** An empty database beside the real one, dropped again when it is disposed of. */
  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${randomUUID()}`;
    const beside = await this.connect();
    await beside.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await new PrismaPg({ ...this.connection, database: name }).connect();
    return this.mend(shadow, () => beside.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`));
  }

  async close(): Promise<void> {
    for (const end of this.ends.toReversed()) await end();
  }

  private mend(adapter: PgAdapter, afterwards?: () => Promise<void>): SqlDriverAdapter {
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        this.refusal = describeRefusal(script, error as PgError);
        throw error;
      }
    };
    readOneLetterColumns(adapter);
    const dispose = adapter.dispose.bind(adapter);
    let disposed: Promise<void> | undefined;
    adapter.dispose = () => (disposed ??= dispose().then(afterwards));
    this.ends.push(adapter.dispose);
    return adapter;
  }
}

function readOneLetterColumns(adapter: PgAdapter): void {
  const pool = adapter.underlyingDriver() as unknown as Queryable;
  const query = pool.query.bind(pool);
  const oneLetterColumns = new WeakMap<unknown[], number[]>();
  pool.query = async (...args) => {
    const result = await query(...args);
    const { fields = [], rows = [] } = result;
    const found = [...fields.keys()].filter((i) => fields[i]?.dataTypeID === oneLetterType);
    for (const i of found) fields[i]!.dataTypeID = textType;
    oneLetterColumns.set(rows, found);
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (asked) => {
    const result = await queryRaw(asked);
    for (const i of oneLetterColumns.get(result.rows) ?? []) {
      result.columnTypes[i] = ColumnTypeEnum.Character;
    }
    return result;
  };
}

function describeRefusal(script: string, error: PgError): string {
  const before = error.position ? script.slice(0, Number(error.position)) : null;
  const line = before === null ? '' : ` at line ${before.split('\n').length}`;
  const detail = error.detail ? ` (${error.detail})` : '';
  return `PostgreSQL refused the migration${line}: ${error.message}${detail}`;
}
