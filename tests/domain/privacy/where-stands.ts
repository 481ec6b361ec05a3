import { ownerQuery } from '@/tests/support/database';

/**
 * In which columns a text stands, as `table.column`: of every table of every schema that is the portal's, whatever the column's
 * type, bytes too.
 */
export async function whereStands(text: string): Promise<string[]> {
  const columns = await ownerQuery<{ of: string; name: string; column: string; type: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS of, table_name AS name, column_name AS column, data_type AS type
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'pgboss')
       AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'USER-DEFINED')`,
  );
  const found: string[] = [];
  for (const of of new Set(columns.map((column) => column.of))) {
    const own = columns.filter((column) => column.of === of);
    const counts = own.map(({ column, type }) =>
      type === 'bytea'
        ? `count(*) FILTER (WHERE position(convert_to($1, 'UTF8') IN "${column}") > 0)::int`
        : `count(*) FILTER (WHERE "${column}"::text ILIKE '%' || $1 || '%')::int`,
    );
    const [row] = await ownerQuery<{ counts: number[] }>(
      `SELECT ARRAY[${counts.join(', ')}] AS counts FROM ${of}`,
      [text],
    );
    own.forEach(({ name, column }, index) => {
      if (row?.counts[index]) found.push(`${name}.${column}`);
    });
  }
  return found.sort();
}
