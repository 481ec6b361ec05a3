import type { SecuritySide } from '@/app/security-pages';
import { StaffShell } from '@/components/shell/staff-shell';
import { getStaffShell } from '@/domain/access/get-staff-shell';
import type { StaffShellView } from '@/domain/access/shell-view';
import type { EmployeeActor } from '@/lib/actor';

/** The pages about ways in, in the firm's frame. */
export function staffSide(actor: EmployeeActor): SecuritySide<StaffShellView> {
  return {
    actor,
    getShell: () => getStaffShell(actor),
    frame: (shell, page) => (
      <StaffShell shell={shell} place={null}>
        {page}
      </StaffShell>
    ),
  };
}
