import {
  Folder,
  House,
  List,
  type LucideIcon,
  ReceiptText,
  Settings2,
  Sun,
  Users,
} from 'lucide-react';
import type { ClientShellView, StaffShellView } from '@/domain/access/shell-view';

/** Where a client can be; the key names the word in the catalogue. */
export type ClientPlace = 'home' | 'invoices' | 'documents';

/** Where somebody of the firm can be. */
export type StaffPlace = 'today' | 'clients' | 'invoices' | 'documents' | 'activity' | 'settings';

export type NavItem<P> = {
  place: P;
  href: string;
  icon: LucideIcon;
  /** Lit: it waits for the reader. */
  waiting: number;
  /** Quiet: a size. */
  size?: number;
};

export function clientNav({ sees, counts }: ClientShellView): NavItem<ClientPlace>[] {
  const items: (NavItem<ClientPlace> & { seen: boolean })[] = [
    { place: 'home', href: '/', icon: House, waiting: 0, seen: true },
    {
      place: 'invoices',
      href: '/invoices',
      icon: ReceiptText,
      waiting: counts.toPay,
      seen: sees.invoices,
    },
    {
      place: 'documents',
      href: '/documents',
      icon: Folder,
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
  const settings = { place: 'settings', href: '/staff/settings', icon: Settings2 } as const;
  return {
    daily: [
      { place: 'today', href: '/staff', icon: Sun, waiting: counts.today },
      {
        place: 'clients',
        href: '/staff/clients',
        icon: Users,
        waiting: 0,
        size: counts.clients,
      },
      { place: 'invoices', href: '/staff/invoices', icon: ReceiptText, waiting: 0 },
      { place: 'documents', href: '/staff/documents', icon: Folder, waiting: 0 },
    ],
    firm: [
      { place: 'activity', href: '/staff/activity', icon: List, waiting: 0 },
      ...(person.role === 'owner' ? [{ ...settings, waiting: 0 }] : []),
    ],
  };
}
