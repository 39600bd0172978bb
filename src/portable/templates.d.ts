declare module 'virtual:templates' {
  import type { TemplateSources } from '../templates/sources.ts'

  /** Every file of `templates/`, put into the bundle by `scripts/bundled-templates.ts`. */
  export const templates: TemplateSources
}
