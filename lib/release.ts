import packageJson from '@/package.json';
import { env } from './env';

/** What package.json calls this version. */
export const VERSION: string = packageJson.version;

/** What the portal is now, as whoever deploys it calls it. */
export function currentRelease(): string {
  return env().RELEASE ?? VERSION;
}
