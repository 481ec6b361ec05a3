import type { SecuritySide } from '@/app/security-pages';
import { ClientShell } from '@/components/shell/client-shell';
import type { ClientShellView } from '@/domain/access/shell-view';
import { getClientShell } from '@/domain/home/get-client-shell';
import type { ContactActor } from '@/lib/actor';

/** The pages about ways in, in a client's frame. */
export function clientSide(actor: ContactActor): SecuritySide<ClientShellView> {
  return {
    actor,
    getShell: () => getClientShell(actor),
    frame: (shell, page) => (
      <ClientShell shell={shell} place={null}>
        {page}
      </ClientShell>
    ),
  };
}
