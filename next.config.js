/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` checks types, those of tests too; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Every image is an icon or comes with an article; none is resized by a service.
  images: { unoptimized: true },
  // Native modules, and packages that read their own files at run time.
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    'jsdom',
    'pg',
    'graphile-worker',
  ],
};

export default config;
