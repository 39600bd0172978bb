/** The words before a status; the status itself may stand in brackets or quotes. */
const named =
  /(?:API Error|HTTP(?:\/[\d.]{1,3})?|status(?:[ _-]?code)?|error(?:[ _]?code)?|api_error_status|code|returned|rejected|answered)\W{0,4}([1-5]\d\d)(?![\d.-])/gi

/** A text that begins with the status, or has it alone before its reason or its body. */
const bare = /(?:^|[\s·(])([45]\d\d)(?=\s{1,4}(?:\{|[A-Z][a-z]))|^([45]\d\d)(?=: \S)/m

/** Nothing else was typed. */
const whole = /^\s{0,9}([45]\d\d)\s{0,9}$/

/** The HTTP status that an error text names; of several the first that is an error. */
export function statusIn(plain: string): number | undefined {
  const found = [...plain.matchAll(named)].map(([, status]) => Number(status)).filter(status => status >= 400)
  const alone = bare.exec(plain)
  const status = found[0] ?? alone?.[1] ?? alone?.[2] ?? whole.exec(plain)?.[1]
  return status === undefined ? undefined : Number(status)
}
