import type { ClientKey } from './clients/all-clients';
import type { Line } from './services';

/** What became of a bill by the day of seeding. */
export type Fate =
  /** Waits; stories may tell more of it. */
  | { is: 'open'; seen?: false }
  /** In the client's own way, so many days ago. */
  | { is: 'paid'; daysAgo: number }
  /** A bank debit that set out so many days ago. */
  | { is: 'clearing'; daysAgo: number }
  | { is: 'part_paid'; daysAgo: number; amountMinor: bigint }
  | { is: 'cancelled'; daysAgo: number; reason: string };

export type LatestBill = {
  number: number;
  client: ClientKey;
  /** Days ago; or the working day before it. */
  sent: number;
  /** Days from today, past where it is negative. */
  due: number;
  fate: Fate;
  /** Where it is not the client's own. */
  currency?: string;
  /** What it is for, where it is not what the client is always billed for. */
  title?: string;
  lines?: Line[];
};

const open: Fate = { is: 'open' };
const unseen: Fate = { is: 'open', seen: false };
const paid = (daysAgo: number): Fate => ({ is: 'paid', daysAgo });

/** The newest bill of each client: all that is open, in the order of their numbers. Brightwater's are told apart. */
export const latest: readonly LatestBill[] = [
  { number: 1025, client: 'zielinski', sent: 45, due: -15, fate: paid(33) },
  { number: 1026, client: 'hartmann', sent: 45, due: -15, fate: paid(34) },
  { number: 1027, client: 'emerald', sent: 44, due: -14, fate: paid(38) },
  { number: 1028, client: 'mcallister', sent: 44, due: 3, fate: open },
  { number: 1029, client: 'fernhill', sent: 43, due: -13, fate: paid(35) },
  { number: 1030, client: 'ballard', sent: 42, due: -12, fate: paid(27) },
  { number: 1031, client: 'quill', sent: 41, due: -11, fate: paid(30) },
  { number: 1032, client: 'rainier', sent: 40, due: -10, fate: paid(32) },
  { number: 1033, client: 'wolfeschlegel', sent: 38, due: -8, fate: unseen },
  { number: 1034, client: 'pineplover', sent: 37, due: -6, fate: open },
  { number: 1035, client: 'lark', sent: 37, due: -7, fate: paid(31) },
  { number: 1036, client: 'cascadia', sent: 36, due: -6, fate: paid(20) },
  { number: 1037, client: 'nguyen', sent: 36, due: -6, fate: paid(30) },
  { number: 1038, client: 'copperkettle', sent: 35, due: -5, fate: paid(28) },
  { number: 1039, client: 'juniper', sent: 35, due: -5, fate: paid(30) },
  { number: 1040, client: 'nakamura', sent: 34, due: -4, fate: paid(28) },
  { number: 1041, client: 'bluebird', sent: 34, due: 1, fate: { is: 'clearing', daysAgo: 3 } },
  { number: 1042, client: 'severny', sent: 33, due: 2, fate: open },
  { number: 1043, client: 'madrona', sent: 33, due: -3, fate: paid(30) },
  { number: 1044, client: 'cooperativa', sent: 32, due: 4, fate: open },
  { number: 1045, client: 'harborview', sent: 32, due: 5, fate: open },
  { number: 1046, client: 'hoshino', sent: 31, due: 6, fate: open },
  { number: 1047, client: 'magnolia', sent: 31, due: -1, fate: paid(22) },
  { number: 1048, client: 'beacon', sent: 30, due: 0, fate: paid(25) },
  { number: 1049, client: 'alki', sent: 30, due: 0, fate: paid(24) },
  { number: 1050, client: 'skyline', sent: 29, due: -2, fate: open },
  { number: 1051, client: 'orcas', sent: 28, due: 2, fate: paid(21) },
  // 1052 and 1055 are Brightwater's.
  {
    number: 1053,
    client: 'delridge',
    sent: 27,
    due: 5,
    fate: { is: 'part_paid', daysAgo: 9, amountMinor: 145_00n },
  },
  { number: 1054, client: 'kestrel', sent: 27, due: 3, fate: paid(23) },
  { number: 1056, client: 'wildrose', sent: 25, due: 5, fate: paid(20) },
  { number: 1057, client: 'thistle', sent: 24, due: 6, fate: paid(16) },
  // 1058, 1060 and 1061 are Brightwater's.
  { number: 1059, client: 'greenlake', sent: 20, due: 10, fate: paid(14) },
  { number: 1062, client: 'ostergaard', sent: 9, due: 21, fate: open },
  { number: 1063, client: 'okonkwo', sent: 8, due: 22, fate: open },
  { number: 1064, client: 'tidewater', sent: 6, due: 24, fate: open },
  { number: 1065, client: 'obrien', sent: 5, due: 25, fate: unseen },
  { number: 1066, client: 'sunbreak', sent: 2, due: 28, fate: unseen },
];

export const FIRST_LATEST = 1025;

/** Bills of before were sent earlier than this, so that the numbers of the newest are theirs. */
export const HISTORY_UNTIL_DAYS = 47;
