/** Programs, paths and quotes of Unix, which mean nothing in cmd and PowerShell, or something else. */
const ofUnix = [
  /\b(?:chmod|chown|sudo|printenv|launchctl|systemctl|journalctl|crontab|hwclock|mkdir -p)\b/,
  /\bsecurity unlock-keychain\b|\btmux \w/,
  /\bls -|\bwc\b(?=`| -|$)|\|\s*(?:grep|wc|head|tail|cut|sed)\b/,
  // As the first word of a command.
  /(?:^ *|[`;&|] *)(?:cat|cp|export|grep|head|ls|mv|rm|source|tail|touch|unset|which) \S/m,
  /\/path\/|\/etc\/|\/dev\/|\bclaude [^;]*'\{|"?\$\(\w+ -|(?<![\w%])~USER\b/,
]

/** A home that only Unix shells and PowerShell put in. */
const ofHome = /(?<![\w%])~[\\/]|\$HOME\b/

/** Git Bash has programs of Unix, but neither users and modes nor paths of it. */
const ofNoGitBash =
  /\b(?:chown|sudo|launchctl|systemctl)\b|\bchmod (?!600 ~\/\.config\/)|(?<!test ! -f )\/etc\/|\/path\/to/

/** A line that a reader of this shell on Windows can't type, or would take for a place that is not there. */
export function isOfUnix(line: string, shell: string): boolean {
  if (shell === 'bash') return ofNoGitBash.test(line)
  return ofUnix.some(one => one.test(line)) || (shell === 'cmd' && ofHome.test(line))
}

/** A place that is named with a command is where that is typed. */
export const namesPlace =
  /\b(?:Linux|macOS|Mac|WSL|containers?|tmux|SSH|systemd|unit|cron|crontab|launchctl|GitHub Actions|Unix|Git Bash|PowerShell)\b/
