import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Layers: bot → dialogs → cards → locales; services below all, knowing none of them. */
const FRAMEWORK = ['botbuilder*', 'botframework-*', 'restify*'];
const above = (...folders) => folders.map((folder) => `**/${folder}/**`);

/** Forbids imports of the given patterns in the given folder. */
function layer(folder, forbidden, message) {
  return {
    files: [`${folder}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/**', 'dist-bench-*/**', 'node_modules/**', 'test-results/**'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { document: 'readonly', fetch: 'readonly', window: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-extraneous-dependencies': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  layer(
    'services',
    [...FRAMEWORK, ...above('bot', 'dialogs', 'cards', 'locales', 'sandbox', 'test')],
    'services/ knows nothing above it.',
  ),
  layer(
    'locales',
    [...FRAMEWORK, ...above('bot', 'dialogs', 'cards', 'sandbox', 'test')],
    'locales/ knows only types of services/.',
  ),
  layer(
    'cards',
    [...FRAMEWORK, ...above('bot', 'dialogs', 'sandbox', 'test')],
    'cards/ knows only locales/ and types of services/.',
  ),
  layer(
    'dialogs',
    ['restify*', ...above('bot', 'sandbox', 'test')],
    'dialogs/ knows cards/, locales/ and services/.',
  ),
  layer(
    'manifest',
    [...FRAMEWORK, ...above('dialogs', 'cards', 'sandbox', 'test')],
    'manifest/ describes the bot and runs none of it.',
  ),
  layer('bot', above('sandbox', 'bench', 'test'), 'The product has no path to the sandbox.'),
  layer('sandbox', above('bench', 'test'), 'The sandbox knows nothing of the bench and the tests.'),
  layer('bench', above('test'), 'The bench knows nothing of the tests.'),
  {
    files: ['sandbox/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'manifest/**/*.ts', 'deploy/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  prettier,
);
