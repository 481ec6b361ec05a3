import type { TestProject } from 'vitest/node';
import { joinTestPostgres } from '@/local/postgres/test-server';
import { dropLeftDatabases, type TestDatabases } from './databases';
import { ensureTemplates } from './templates';

declare module 'vitest' {
  interface ProvidedContext {
    testDatabases: TestDatabases;
  }
}

/**
 * Joins the embedded PostgreSQL that this project's test runs share (several may run at once), sees
 * that a migrated template is there, and hands the tests what they need to clone it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await joinTestPostgres();
  try {
    const templates = await ensureTemplates(server);
    await dropLeftDatabases(server);
    const urls = server.urls('');
    project.provide('testDatabases', {
      admin: server.admin('postgres'),
      appUrl: urls.DATABASE_URL,
      ownerUrl: urls.DATABASE_OWNER_URL,
      run: process.pid,
      ...templates,
    });
  } catch (error) {
    await server.leave();
    throw error;
  }
  return () => server.leave();
}
