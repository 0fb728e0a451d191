/**
 * An input that nothing helps with: no suggestions, no correction, no password manager's popup over it.
 * What one person typed is nobody else's.
 */
export const plainInput = {
  autocomplete: 'off',
  autocapitalize: 'off',
  autoCorrect: 'off',
  spellcheck: false,
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
  'data-form-type': 'other',
} as const
