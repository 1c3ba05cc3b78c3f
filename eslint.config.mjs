import next from 'eslint-config-next/core-web-vitals';
import jsdoc from 'eslint-plugin-jsdoc';
import playwright from 'eslint-plugin-playwright';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NO_ENUM = {
  selector: 'TSEnumDeclaration',
  message: 'Write a union of strings.',
};

const OWN_CLOCK = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Take the time as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Take randomness as an argument.',
  },
];

const IMPORT = next.find(({ plugins }) => plugins?.import !== undefined).plugins.import;

export default defineConfig(
  globalIgnores([
    '.next/',
    '.data/',
    'coverage/',
    'playwright-report/',
    'test-results/',
    'lib/server/db/generated/',
    'next-env.d.ts',
  ]),

  // The rules of React compile what they read; where there is no React they would find nothing.
  { files: ['{app,components,bench}/**/*.{ts,tsx}'], extends: [next] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { jsdoc, import: IMPORT },
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowString: false, allowNumber: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Both look at the type of every value that is handed on, a tenth of the whole time: there is
      // no enum here, and the few classes are errors and what reads one file.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'no-restricted-syntax': ['error', NO_ENUM],
      'import/no-default-export': 'error',
      'jsdoc/no-types': 'error',
      'jsdoc/check-tag-names': 'error',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read `env` from lib/server/env.ts: it is parsed once, at start.',
        },
      ],
      'no-console': 'error',
    },
  },

  {
    files: [
      'app/**/{page,layout,error,not-found,loading,template,default,global-error}.tsx',
      '*.config.{ts,mts,mjs,js}',
      // Vitest calls what the module exports by default.
      'lib/testing/database/global-setup.ts',
    ],
    rules: { 'import/no-default-export': 'off' },
  },
  {
    files: [
      'lib/server/env.ts',
      'lib/server/runtime.ts',
      'lib/server/cli/**',
      'lib/testing/database/{urls,global-setup}.ts',
      'bench/**',
      'prisma/seed.ts',
      'scripts/**',
      '*.config.{ts,mts,mjs,js}',
      'e2e/**',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['lib/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_ENUM, ...OWN_CLOCK] },
  },
  {
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' }, // Declaration merging needs interfaces.
  },
  {
    files: ['**/*.test.{ts,tsx}', 'lib/testing/**', 'e2e/**'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      'no-empty-pattern': 'off', // Fixtures that need no other fixture say so with `{}`.
      'react-hooks/rules-of-hooks': 'off', // Fixtures are handed a function called `use`.
    },
  },
  {
    files: ['e2e/**/*.ts'],
    extends: [playwright.configs['flat/recommended']],
  },
);
