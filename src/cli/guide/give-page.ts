import { resolve } from 'node:path'
import { shippedPage, writePage } from '../../io/page-file.ts'
import { visibleLine } from '../../report/visible.ts'
import { type Run, UsageError } from '../command.ts'
import type { GuideFlags } from './flags.ts'

/** `authmd guide --html`: the page as it is shipped, the same for everybody, so that no choice counts. */
export const givePage: Run<GuideFlags> = ({ flags }, { cwd, packageRoot, stdout }) => {
  const page = shippedPage(packageRoot)
  if (flags.output === undefined) {
    if (stdout.isTTY)
      throw new UsageError('The page is for a browser: authmd guide --html --output guide.html')
    stdout.write(page)
    return 0
  }
  const problem = writePage(resolve(cwd, flags.output), page)
  if (problem !== undefined) throw new UsageError(`${visibleLine(flags.output)} ${problem}`)
  if (flags.quiet !== true) stdout.write(`${visibleLine(flags.output)} is written: open it in a browser\n`)
  return 0
}
