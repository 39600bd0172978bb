import type { CiFacts } from '../../credentials/facts.ts'

/** In a job nobody types into a shell, and no file of a home lasts: the pages are read with that in mind. */
export function pipelineNote(ci: CiFacts | undefined): readonly string[] {
  if (ci === undefined) return []
  return [
    `This runs in a pipeline. What a page sets or takes out in a shell is a secret there: ${secretIn(ci)} \`authmd doctor\` in the step that fails says which.`,
  ]
}

function secretIn({ name }: CiFacts): string {
  if (name === 'github-actions')
    return '`gh secret set NAME`, and the step has to name it under `env:` or `with:`, as each has an environment of its own.'
  if (name === 'gitlab')
    return 'a variable under Settings > CI/CD > Variables, masked, and "Protected" only if the branch is.'
  return 'a secret of the pipeline, as one line.'
}
