import js from '@eslint/js';
import globals from 'globals';

// Words reach the screen as text, never as markup: what is typed and what a pack says are both untrusted.
const asText = ['innerHTML', 'outerHTML'].map((property) => ({
  property,
  message: 'Use textContent: markup from text is how a hint becomes a hole.',
}));
const pages = ['extension/{worker.js,{worker,popup,check,card,shared}/**/*.js}'];

export default [
  js.configs.recommended,
  {
    files: ['extension/**/*.js'],
    languageOptions: { globals: { ...globals.browser, chrome: 'readonly' } },
    rules: {
      'no-restricted-properties': ['error', ...asText],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
    },
  },
  { files: pages, languageOptions: { sourceType: 'module' } },
  {
    // Classic scripts share one scope: each declares one name, the later ones use it (tsc checks that it exists).
    files: ['extension/content/**/*.js'],
    languageOptions: { sourceType: 'script' },
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { vars: 'local' }], strict: ['error', 'global'] },
  },
];
