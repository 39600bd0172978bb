/** Template texts by path below the template folder: `claude-md/shell/zsh.md`. A team's own folder overrides by path. */
export type TemplateSources = ReadonlyMap<string, string>
