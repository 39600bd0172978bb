/** A count with commas between the thousands; `Intl` would cost the start of every command. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3}){1,6}$)/g, ',')
}
