/** What an agent file below the root may get: nothing, a line that points to the root's section, or a section of its own. */
export const nestedForms = ['none', 'pointer', 'section'] as const

export type NestedForm = (typeof nestedForms)[number]
