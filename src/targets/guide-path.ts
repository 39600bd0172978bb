/** Where the guide goes unless a team says otherwise. */
export const defaultGuidePath = 'docs/claude-code-auth.md'
