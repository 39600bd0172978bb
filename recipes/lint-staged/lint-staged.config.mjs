// For husky: put `lint-staged` into `.husky/pre-commit`, and this file beside your package.json. husky has the programs of
// node_modules on its PATH, and so has lint-staged: authmd is a development dependency here.
export default {
  // A function gets no file names appended: the section is one, whatever was staged.
  '*': ['authmd scan --quiet --', () => 'authmd check'],
}
