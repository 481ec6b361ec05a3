/**
 * Who may import whom, as data. A path is a file of the project without its ending; a place is a
 * path that ends in `/` and means all below it. What a zone's `may` does not name, it may not.
 */
export const zones = [
  { place: 'app/', may: ['app/', 'domain/', 'components/', 'lib/'] },
  { place: 'components/', may: ['components/', 'lib/'], mayTypes: ['domain/'] },
  { place: 'domain/', may: ['domain/', 'lib/', 'messages/'] },
  { place: 'lib/', may: ['lib/', 'messages/', 'package'] },
  { place: 'worker/', may: ['worker/', 'domain/', 'components/', 'lib/'] },
  // `npm run bench` is a program; what it runs are tests of speed.
  { place: 'cli/', may: ['cli/', 'worker/', 'domain/', 'lib/', 'messages/', 'tests/bench/'] },
  { place: 'prisma/', may: ['prisma/', 'domain/', 'components/', 'lib/'] },
  // What stands in for the outside speaks to the rest over a wire; migrating knows the queues' names, drawing the icons'.
  { place: 'local/', may: ['local/', 'lib/queues', 'components/ui/icon-names'] },
  {
    place: 'tests/',
    may: [
      'app/',
      'cli/',
      'components/',
      'domain/',
      'lib/',
      'local/',
      'messages/',
      'prisma/',
      'tests/',
      'worker/',
      'proxy',
      'next.config',
    ],
  },
  // Next's own files at the top.
  { place: '', may: ['app/', 'lib/', 'local/lint/'] },
];

/** Folders of the domain, each of which may import those before it: so there is no circle. */
export const domainOrder = [
  'person-keys',
  'activity',
  'programs',
  'ledger',
  'mail',
  'devices',
  'access',
  'passwords',
  'factors',
  'passkeys',
  'sealing',
  'firm',
  'clients',
  'colleagues',
  'rights',
  'looking',
  'history',
  'taxes',
  'agreements',
  'invoices',
  'questions',
  'calls',
  'payments',
  'statements',
  'reminders',
  'paper',
  'watermarks',
  'documents',
  'words',
  'looks',
  'previews',
  'publishing',
  'intake',
  'versions',
  'tags',
  'categories',
  'scanner',
  'requests',
  'consent',
  'signing',
  'telling',
  'uploads',
  'seasons',
  'records',
  'friction',
  'effort',
  'journeys',
  'causes',
  'care',
  'search',
  'privacy',
  'home',
  'imports',
  'retention',
];

/** Packages and places that only some files may import: everywhere else they are refused. */
export const kept = [
  {
    what: /^(next|next-auth|next-intl|react|react-dom)(\/|$)/,
    notIn: ['domain/'],
    why: 'domain knows neither Next nor React',
  },
  {
    what: /^stripe(\/|$)/,
    onlyIn: ['lib/stripe', 'lib/stripe-client', 'lib/stripe-refunds', 'tests/'],
    typesIn: ['local/stripe/'],
    why: 'the Stripe SDK lives in lib/stripe.ts and the files beside it that are named for it',
  },
  {
    what: /^@prisma\/|^pg$/,
    notIn: ['app/', 'components/', 'domain/', 'worker/'],
    why: 'the database is reached through dbAs in lib/db.ts',
  },
  {
    what: /^lib\/prisma\//,
    onlyIn: ['lib/db', 'tests/'],
    typesIn: ['app/', 'components/', 'domain/', 'lib/', 'worker/', 'cli/', 'prisma/'],
    why: 'the generated client is a value in lib/db.ts alone',
  },
  {
    what: /^lib\/(db|env|jobs|session|session-row|stripe|stripe-client|stripe-refunds|storage|mail|keyring|action|route)$/,
    notIn: ['components/'],
    typesIn: ['components/'],
    why: 'components are drawn from props and touch nothing outside',
  },
];

/** Drawers: such a name says nothing of what is in it. A file may be about a firm's services. */
export const drawers = {
  folders: ['utils', 'helpers', 'common', 'services', 'misc'],
  files: ['utils', 'helpers', 'common', 'misc'],
};
