import { secondStepPage, securityTitle } from '@/app/security-pages';
import { requireEmployee } from '@/lib/session';
import { staffSide } from '../staff-side';

export const generateMetadata = () => securityTitle('second_step');

export default async function SecondStepPage() {
  return secondStepPage(staffSide(await requireEmployee('/staff/security/second-step')));
}
