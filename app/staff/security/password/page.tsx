import { passwordPage, securityTitle } from '@/app/security-pages';
import { requireEmployee } from '@/lib/session';
import { staffSide } from '../staff-side';

export const generateMetadata = () => securityTitle('password');

export default async function PasswordPage() {
  return passwordPage(staffSide(await requireEmployee('/staff/security/password')));
}
