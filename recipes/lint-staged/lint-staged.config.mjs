// For husky: put `npx --no -- lint-staged` into `.husky/pre-commit`, and this file beside your package.json.
// authmd is a development dependency here, so lint-staged finds it in node_modules.
export default {
  // A function gets no file names appended: the section is one, whatever was staged.
  '*': ['authmd scan --quiet --', () => 'authmd check'],
}
