// For husky: put `lint-staged` in `.husky/pre-commit`, and this file next to your package.json. husky and lint-staged have
// the programs from node_modules on their PATH: authmd is a development dependency here.
export default {
  // A function gets no file names appended: there is one section, whatever was staged.
  '*': ['authmd scan --quiet --', () => 'authmd check'],
}
