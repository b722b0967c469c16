import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import * as lit from 'eslint-plugin-lit';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Which folder of src may know which: one direction, and two islands. */
const knows = {
  model: [],
  flow: ['model'],
  backends: ['model'],
  session: ['model'],
  i18n: ['model'],
  theme: ['model'],
  client: ['model', 'flow', 'backends', 'session', 'i18n', 'theme'],
  elements: ['model', 'flow', 'backends', 'session', 'i18n', 'theme', 'client'],
  // Takes the place of some modules in the classic scripts: the build puts it there, nobody imports it.
  classic: ['model', 'i18n', 'elements'],
  // Components of frameworks, each an entry.
  frameworks: ['model', 'client', 'elements'],
  // Drives an element in a test, from outside.
  testing: ['elements', 'sandbox'],
  // Renders the first step on a server.
  instant: ['model', 'flow', 'backends', 'session', 'i18n', 'theme', 'client', 'elements'],
  gateway: [],
  sandbox: [],
};
const folders = Object.keys(knows);
const anyOf = (types) => ({ element: { types: { anyOf: types } } });

export default tseslint.config(
  { ignores: ['dist/', 'site/dist/', '!site/.vitepress/', 'integrations/**/assets/', 'node_modules/', 'coverage/', 'test-results/', 'test/frameworks/types/', 'demo/frameworks/', 'test/e2e/libraries/', 'custom-elements.json'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Types say what a current browser promises; storage, servers, older browsers and Node say otherwise.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A value that Node or an old browser does not have is neither true nor false.
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'off',
      // Backends, sessions and the like are records of closures: their functions need no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      // `arr[0]!` after a length check is clearer than a branch that cannot be taken (and costs bytes).
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An `async` function that awaits nothing still turns a throw into a rejection.
      '@typescript-eslint/require-await': 'off',
      // A caught value is thrown again as it is.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      // Numbers in template literals are what counters and sizes are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => callback()` where a void is expected is idiomatic in event handlers.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Spreading a string into code points is meant where it is done.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-globals': ['error', 'event', 'name'],
      'max-len': ['error', { code: 140, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreStrings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], regexp.configs['flat/recommended']],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js'] } },
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
      'boundaries/elements': folders.map((type) => ({ type, pattern: `src/${type}` })),
      'boundaries/files': [{ category: 'entry', pattern: 'src/*.ts' }],
    },
    rules: {
      // Markup decides over these: a `<base>`, or an element named like the property (HTML, DOM clobbering).
      'no-restricted-properties': [
        'error',
        ...['baseURI', 'currentScript', 'documentURI', 'forms', 'images', 'scripts', 'URL'].map((property) => ({
          object: 'document', property, message: 'Markup decides over it; see src/model/url.ts.',
        })),
        { property: 'baseURI', message: 'Markup decides over it; see src/model/url.ts.' },
      ],
      // Any text from outside may meet an expression: none may take more than linear time.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false, ignorePartial: false }],
      // Matters of taste, and a few bytes each.
      'regexp/no-unused-capturing-group': 'off',
      'regexp/no-empty-group': 'off',
      'regexp/prefer-d': 'off',
      'regexp/prefer-w': 'off',
      'regexp/use-ignore-case': 'off',
      'no-console': ['error', { allow: ['warn', 'error', 'info'] }],
      'no-eval': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...folders.map((from) => ({
              from: { element: { type: from } },
              allow: { to: anyOf([from, ...knows[from]]) },
            })),
            { from: { file: { categories: 'entry' } }, allow: { to: anyOf(folders) } },
            { from: { file: { categories: 'entry' } }, allow: { to: { file: { categories: 'entry' } } } },
            { from: anyOf(folders), disallow: { to: { file: { categories: 'entry' } } } },
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are expressions: expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': ['error', {
        allowForKnownSafeCalls: [
          // Node's runner waits for what `it` and `test` return by itself.
          { from: 'package', name: ['it', 'test', 'describe', 'suite'], package: 'node:test' },
          // `equal` is synchronous; semantic-dom-diff's types say that it returns a promise.
          { from: 'package', name: 'Equal', package: 'chai' },
          { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
        ],
      }],
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
  {
    files: ['**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch',
          'AbortController', 'AbortSignal', 'performance', 'Response', 'Request', 'Headers', 'document', 'window',
          'location', 'customElements', 'HTMLElement', 'navigator', 'structuredClone', 'queueMicrotask',
          'CSSStyleSheet', 'Element', 'MessageChannel', 'MutationObserver', 'PerformanceObserver', 'requestAnimationFrame']
          .map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'max-len': ['error', { code: 140, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreStrings: true }] },
  },
);
