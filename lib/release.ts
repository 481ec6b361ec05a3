import packageJson from '@/package.json';
import { env } from './env';

/** What the portal is now, as whoever deploys it calls it. */
export function currentRelease(): string {
  return env().RELEASE ?? packageJson.version;
}
