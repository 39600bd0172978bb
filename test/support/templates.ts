import { fileURLToPath } from 'node:url'
import { readTemplateFiles } from '../../src/io/template-files.ts'

/** The templates of this package. */
export const templateSources = readTemplateFiles(fileURLToPath(new URL('../../templates/', import.meta.url)))
