import { requireContactInPerson } from '@/app/(client)/require-contact';
import { secondStepPage, securityTitle } from '@/app/security-pages';
import { clientSide } from '../client-side';

export const generateMetadata = () => securityTitle('second_step');

export default async function SecondStepPage() {
  return secondStepPage(clientSide(await requireContactInPerson('/security/second-step')));
}
