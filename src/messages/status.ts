/** The words before a status; the status itself may stand in brackets or quotes. */
const named =
  /(?:API Error|HTTP(?:\/[\d.]{1,3})?|status(?:[ _-]?code)?|error(?:[ _]?code)?|api_error_status|code|returned|rejected|answered)\W{0,4}([1-5]\d\d)(?![\d.-])/gi

/** A text that begins with the status, or has it alone before its reason or its body. */
const bare = /(?:^|[\s·(])([45]\d\d)(?=\s{1,4}(?:\{|[A-Z][a-z]))|^([45]\d\d)(?=: \S)/m

/** Nothing else was typed: the number, with a word that says no more than that it is one, and its reason. */
const whole =
  /^\W{0,9}(?:(?:API|HTTP(?:\/[\d.]{1,3})?|status(?:[ _-]?code)?|error(?:[ _-]?code)?|code)\W{0,4}){0,3}([45]\d\d)(?:\W{1,4}(?:error|unauthorized|forbidden|not found|too many requests|overloaded|internal server error|bad gateway|service unavailable|gateway timeout))?\W{0,9}$/i

/** The status of a text that is nothing but one. */
export function statusAlone(plain: string): number | undefined {
  const status = whole.exec(plain)?.[1]
  return status === undefined ? undefined : Number(status)
}

/** The HTTP status that an error text names; of several the first that is an error. */
export function statusIn(plain: string): number | undefined {
  const found = [...plain.matchAll(named)].map(([, status]) => Number(status)).filter(status => status >= 400)
  const alone = bare.exec(plain)
  const status = found[0] ?? alone?.[1] ?? alone?.[2]
  return status === undefined ? statusAlone(plain) : Number(status)
}
