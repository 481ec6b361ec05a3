import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n.ts',
  experimental: {
    // Messages are parsed while building: parsing them anew for each request took a tenth of it.
    messages: { path: './messages', format: 'json', locales: ['en'], precompile: true },
  },
});

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // A second server beside a running one (tests, development) builds into a folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // `npm run verify` checks the types; whoever only starts the portal need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pg-boss', '@prisma/adapter-pg', '@react-pdf/renderer'],
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // Its address changes with what is in it (components/ui/icon-sprite.ts).
    { source: '/icons.svg', headers: [{ key: 'Cache-Control', value: FOR_GOOD }] },
  ],
};

export default withNextIntl(config);
