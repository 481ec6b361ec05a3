import { ownerQuery } from '@/tests/support/database';

/** Counting a try is not a change of anything that somebody owns. */
const COUNTERS = new Set(['rate_window', '_prisma_migrations']);

/** What stands in every table, a fingerprint each: two that are the same mean that nothing was changed. */
export async function snapshot(): Promise<Record<string, string>> {
  const tables = await ownerQuery<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const parts = tables
    .filter(({ name }) => !COUNTERS.has(name))
    .map(
      ({ name }) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS content FROM ${name} t`,
    );
  const rows = await ownerQuery<{ name: string; content: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}
