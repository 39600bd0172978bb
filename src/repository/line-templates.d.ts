declare module 'virtual:line-templates' {
  import type { LineTemplates } from '../core/glance/line-templates.ts'

  /** What the templates of the line files say, put into the bundle by `scripts/bundled-templates.ts`. */
  export const lineTemplates: LineTemplates
}
