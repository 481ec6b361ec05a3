import { requireContactInPerson } from '@/app/(client)/require-contact';
import { securityPage, securityTitle } from '@/app/security-pages';
import { clientSide } from './client-side';

export const generateMetadata = () => securityTitle();

export default async function SecurityPage() {
  return securityPage(clientSide(await requireContactInPerson('/security')));
}
