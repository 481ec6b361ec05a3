import { securityPage, securityTitle } from '@/app/security-pages';
import { requireEmployee } from '@/lib/session';
import { staffSide } from './staff-side';

export const generateMetadata = () => securityTitle();

export default async function SecurityPage() {
  return securityPage(staffSide(await requireEmployee('/staff/security')));
}
