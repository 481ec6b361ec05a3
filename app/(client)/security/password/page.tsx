import { requireContactInPerson } from '@/app/(client)/require-contact';
import { passwordPage, securityTitle } from '@/app/security-pages';
import { clientSide } from '../client-side';

export const generateMetadata = () => securityTitle('password');

export default async function PasswordPage() {
  return passwordPage(clientSide(await requireContactInPerson('/security/password')));
}
