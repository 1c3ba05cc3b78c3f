/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or are missing a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'lib/domain imports lib/domain and nothing else: no framework, no package, no Node.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'contracts-know-the-domain-only',
      comment: 'lib/contracts is the wire: zod and domain types.',
      severity: 'error',
      from: { path: '^lib/contracts/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^lib/(contracts|domain)/', '^node_modules/zod/'] },
    },
    {
      name: 'server-does-not-know-the-ui',
      severity: 'error',
      comment: 'Dependencies point inwards: app → components → lib.',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'browser-code-does-not-reach-the-server',
      comment: 'Not even through another module. Pass data and actions down as props.',
      severity: 'error',
      from: {
        path: '^(components|lib/(client|editor|contracts|domain))/',
        pathNot: '[.]test[.]tsx?$',
      },
      to: { path: ['^lib/server/', '^node_modules/(@prisma|pg)/'], reachable: true },
    },
    {
      name: 'components-do-not-know-routes',
      severity: 'error',
      comment: 'A page composes components; a component that imports a page cannot be reused.',
      from: { path: '^components/' },
      to: { path: '^app/' },
    },
    {
      name: 'features-do-not-import-features',
      severity: 'error',
      comment: 'Compose features in app/. Shared pieces belong in components/ui.',
      from: { path: '^components/([^/]+)/' },
      to: { path: '^components/', pathNot: ['^components/$1/', '^components/ui/'] },
    },
    {
      name: 'only-repositories-touch-the-database',
      severity: 'error',
      comment:
        'app/ calls use cases and queries. Only repositories, and the root that builds the client, see Prisma.',
      from: { path: '^(app|lib/server/(use-cases|queries|http|auth))/', pathNot: '[.]test[.]ts$' },
      to: {
        path: ['^lib/server/db/generated/', '^node_modules/(@prisma|pg)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'app-is-thin',
      severity: 'error',
      comment: 'app/ may not go round the use cases.',
      from: { path: '^app/' },
      to: { path: '^lib/server/(repositories|db)/' },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      comment: 'Product code does not import test code.',
      from: { path: '^(app|components|lib)/', pathNot: ['[.]test[.]tsx?$', '^lib/testing/'] },
      to: { path: ['^lib/testing/', '^bench/', '^torture/', '^e2e/', '[.]test[.]tsx?$'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: ['node_modules', '^lib/server/db/generated/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
