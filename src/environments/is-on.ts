import type { Facts } from '../types.ts'

/** Whether a switch of Claude Code is on: `1` or `true`, not `0` or `false` (seen on client 2.1.330). */
export function isOn(facts: Facts, name: string): boolean {
  const value = facts.variables[name]?.trim().toLowerCase()
  return value === '1' || value === 'true'
}
