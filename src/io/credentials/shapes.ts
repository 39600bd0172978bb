import { isRecord } from '../is-record.ts'

/**
 * How a value of a settings file stands to what the client asks of it. `wrong`: it drops the whole file. `open`: it was
 * not tried out.
 */
export type Fit = 'fits' | 'wrong' | 'open'
export type Shape = (value: unknown) => Fit

/** The shape of which this alone decides. */
export const when =
  (test: (value: unknown) => boolean): Shape =>
  value =>
    test(value) ? 'fits' : 'wrong'

export const text = when(value => typeof value === 'string')
export const flag = when(value => typeof value === 'boolean')
export const number = when(value => typeof value === 'number')
export const integerFrom = (least: number) =>
  when(value => Number.isSafeInteger(value) && Number(value) >= least)
export const within = (least: number, most: number) =>
  when(value => typeof value === 'number' && value >= least && value <= most)
export const word = (...words: readonly string[]) => when(value => words.some(one => one === value))
export const filled = when(value => typeof value === 'string' && value !== '')
export const matching = (pattern: RegExp) => when(value => typeof value === 'string' && pattern.test(value))

/** Nothing but `null` is as good as a key that is not there. */
export const orNull =
  (shape: Shape): Shape =>
  value =>
    value === null ? 'fits' : shape(value)

export const either =
  (...shapes: readonly Shape[]): Shape =>
  value => {
    const fits = shapes.map(shape => shape(value))
    return fits.find(fit => fit === 'fits') ?? fits.find(fit => fit === 'open') ?? 'wrong'
  }

/** Whatever it is, nobody has seen what the client makes of it. */
export const untried: Shape = () => 'open'

export const listOf =
  (shape: Shape): Shape =>
  value =>
    Array.isArray(value) ? worst(value.map(shape)) : 'wrong'
export const texts = listOf(text)

export const valuesOf =
  (shape: Shape): Shape =>
  value =>
    isRecord(value) ? worst(Object.values(value).map(shape)) : 'wrong'

/** An object with these keys where it has them; those of `needs` it has to have. Any other key is passed over. */
export const fields =
  (known: Readonly<Record<string, Shape>>, needs: readonly string[] = []): Shape =>
  value => {
    if (!isRecord(value) || needs.some(name => value[name] === undefined)) return 'wrong'
    return worst(
      Object.entries(known).map(([name, shape]) => (value[name] === undefined ? 'fits' : shape(value[name]))),
    )
  }

/** An object that has all these keys; what it makes of any other was not seen. */
export const justFields =
  (known: Readonly<Record<string, Shape>>): Shape =>
  value => {
    const fit = fields(known, Object.keys(known))(value)
    const others = isRecord(value) && Object.keys(value).some(name => !Object.hasOwn(known, name))
    return fit === 'fits' && others ? 'open' : fit
  }

function worst(fits: readonly Fit[]): Fit {
  return fits.find(fit => fit === 'wrong') ?? fits.find(fit => fit === 'open') ?? 'fits'
}
