import tseslint from 'typescript-eslint';
import { house } from './local/lint/rules.mjs';

const environmentReaders = [
  'lib/env.ts',
  'prisma/seed/main.ts',
  'local/**',
  'tests/**',
  'cli/**',
  '*.config.*',
  '.ci/**',
];

const always = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import a thing from the file that makes it.',
  },
  {
    selector: 'CallExpression > MemberExpression.callee[property.name="toFixed"]',
    message: 'Money and quantities are integers and are written by lib/money.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(Number|parseFloat|parseInt)$/] > :matches(Identifier[name=/Minor$/], MemberExpression[property.name=/Minor$/]).arguments',
    message: 'An amount is a bigint of minor units and stays one.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(parseFloat|parseInt)$/] > :matches(Identifier[name=/Minor$/], MemberExpression[property.name=/Minor$/]).arguments',
    message: 'An amount is a bigint of minor units and stays one.',
  },
  {
    selector:
      'UnaryExpression[operator="+"] > :matches(Identifier[name=/Minor$/], MemberExpression[property.name=/Minor$/])',
    message: 'An amount is a bigint of minor units and stays one.',
  },
  {
    selector:
      'CallExpression:matches([callee.name="parseFloat"], [callee.property.name="parseFloat"])',
    message: 'Floats are for neither money nor quantities; Number() reads other figures.',
  },
  {
    selector:
      'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fails)$/]',
    message: 'A test that does not run says nothing: mend it or remove it.',
  },
];

const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read, and checked, in lib/env.ts.',
};

export default tseslint.config(
  { ignores: ['**/.next*/**', '.porchlight/**', 'coverage/**', 'lib/prisma/**', 'next-env.d.ts'] },
  {
    files: ['**/*.{ts,tsx,mts,mjs}'],
    extends: [tseslint.configs.recommended],
    plugins: { house },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'house/imports': 'error',
      'house/names': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...always, environment],
      'prefer-const': 'error',
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: environmentReaders,
    rules: { 'no-restricted-syntax': ['error', ...always] },
  },
);
