import type { Environment } from './environment.ts'

/** systemd's own variables reach every desktop terminal that it starts, so they tell nothing. */
export const systemdCron: Environment<'systemd-cron'> = {
  id: 'systemd-cron',
  name: 'systemd and cron',
  scope: 'machine',
  variables: [],
  files: [],
  recognise: facts => facts.parents.some(program => program === 'cron' || program === 'crond'),
}
