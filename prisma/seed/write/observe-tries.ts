import { keepUsualEffort } from '@/domain/effort/keep-usual';
import { refreshEffort } from '@/domain/effort/refresh-effort';
import { JOB } from '@/lib/actor';
import { withClock } from '@/lib/clock';
import type { World } from '../world/world';

/** Lets the product find what each task has cost the clients, as its worker would. */
export async function observeTries(world: World): Promise<void> {
  await withClock(world.calendar.now, async () => {
    for (const client of world.clients.values()) await refreshEffort(JOB, client.id);
    await keepUsualEffort(JOB);
  });
}
