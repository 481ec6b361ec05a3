import { createHash } from 'node:crypto';

/** What would go to one client. */
export type GoingTo = {
  clientId: string;
  name: string;
  nameLang: string | null;
  documents: number;
};

/** A short name of what goes to whom: whoever publishes says which one they saw. */
export function lookOf(goingTo: readonly Pick<GoingTo, 'clientId' | 'documents'>[]): string {
  const all = goingTo.map(({ clientId, documents }) => [clientId, documents] as const);
  return createHash('sha256')
    .update(JSON.stringify(all.sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16);
}
