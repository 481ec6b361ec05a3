import type { IconName } from '@/components/ui/icon-names';
import type { ClientShellView, StaffShellView } from '@/domain/access/shell-view';

/** Where a client can be; the key names the word in the catalogue. */
export type ClientPlace = 'home' | 'invoices' | 'documents';

/** Where somebody of the firm can be. */
export type StaffPlace =
  'today' | 'clients' | 'invoices' | 'documents' | 'activity' | 'friction' | 'settings';

export type NavItem<P> = {
  place: P;
  href: string;
  icon: IconName;
  /** Lit: it waits for the reader. */
  waiting: number;
  /** Quiet: a size. */
  size?: number;
};

export function clientNav({ sees, counts }: ClientShellView): NavItem<ClientPlace>[] {
  const items: (NavItem<ClientPlace> & { seen: boolean })[] = [
    { place: 'home', href: '/', icon: 'house', waiting: 0, seen: true },
    {
      place: 'invoices',
      href: '/invoices',
      icon: 'receipt-text',
      waiting: counts.toPay,
      seen: sees.invoices,
    },
    {
      place: 'documents',
      href: '/documents',
      icon: 'folder',
      waiting: counts.documents,
      seen: sees.documents,
    },
  ];
  return items.filter(({ seen }) => seen);
}

/** The daily places, and those about the firm itself. Only an owner changes the firm. */
export function staffNav({ counts, person }: StaffShellView): {
  daily: NavItem<StaffPlace>[];
  firm: NavItem<StaffPlace>[];
} {
  const settings = { place: 'settings', href: '/staff/settings', icon: 'settings-2' } as const;
  return {
    daily: [
      { place: 'today', href: '/staff', icon: 'sun', waiting: counts.today },
      {
        place: 'clients',
        href: '/staff/clients',
        icon: 'users',
        waiting: 0,
        size: counts.clients,
      },
      { place: 'invoices', href: '/staff/invoices', icon: 'receipt-text', waiting: 0 },
      { place: 'documents', href: '/staff/documents', icon: 'folder', waiting: 0 },
    ],
    firm: [
      { place: 'activity', href: '/staff/activity', icon: 'list', waiting: 0 },
      { place: 'friction', href: '/staff/friction', icon: 'waypoints', waiting: 0 },
      ...(person.role === 'owner' ? [{ ...settings, waiting: 0 }] : []),
    ],
  };
}
