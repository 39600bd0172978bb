// remark-cli loads a plugin by its default export: `remark --use authmd/remark`.
// biome-ignore lint/style/noDefaultExport: remark-cli asks for it
export { type AuthSectionOptions, authSection, authSection as default } from './auth-section.ts'
