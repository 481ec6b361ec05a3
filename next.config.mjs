import createNextIntlPlugin from 'next-intl/plugin';
import { contentPolicy } from './lib/content-policy.mjs';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/i18n.ts',
  experimental: {
    // Messages are parsed while building: parsing them anew for each request took a tenth of it.
    messages: { path: './messages', format: 'json', locales: ['en'], precompile: true },
  },
});

const everywhere = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'x-frame-options', value: 'DENY' },
  // Not no-referrer: with that, a browser hides the origin of our own forms from us.
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  {
    key: 'permissions-policy',
    value:
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), display-capture=(), browsing-topics=()',
  },
];

/** RFC 6797 wants it on https alone; the proxy that ends TLS says so by this header, and without one Next does. */
const overHttps = [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }];
const strictTransport = {
  key: 'strict-transport-security',
  value: 'max-age=63072000; includeSubDomains',
};

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
    { source: '/:path*', has: overHttps, headers: [strictTransport] },
    {
      // What is no page answers with a policy of its own (lib/route.ts); proxy.ts sets a page's stricter one.
      source: '/:path((?!api/|pdfjs/).*)',
      headers: [{ key: 'content-security-policy', value: contentPolicy({}) }],
    },
    // Its address changes with what is in it (components/ui/icon-sprite.ts).
    { source: '/icons.svg', headers: [{ key: 'Cache-Control', value: FOR_GOOD }] },
  ],
};

export default withNextIntl(config);
