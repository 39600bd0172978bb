/** Measured: `1`, `true`, `yes`, `on` in any case; `0`, `false`, `x` and the empty string are off. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|true|yes|on)$/i.test(value.trim())
}
