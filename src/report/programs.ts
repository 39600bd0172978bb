/** How a program takes a secret on its command line. */
export interface SecretArguments {
  /** The secret is the next word. */
  readonly next?: readonly string[]
  /** The last of short flags in one word, behind which the secret is the next word: `-sSu`. */
  readonly joined?: string
  /** The secret follows in the same word. */
  readonly glued?: readonly string[]
  /** Of what was found so, the secret is what stands behind this sign, where it stands there. */
  readonly behind?: string
  /** The secret is this word that is no flag: 0 for the first, -1 for the last. */
  readonly place?: number
  /** Only with this flag. */
  readonly only?: string
}

const p: SecretArguments = { next: ['-p'], glued: ['-p'] }
const user: SecretArguments = {
  next: ['-u', '--user', '-U', '--proxy-user', '-a', '--auth'],
  glued: ['--user=', '--proxy-user=', '--auth=', '-u', '-a'],
  behind: ':',
}

/** By the words with which a command begins. A flag that says by its name what it takes needs no row. */
export const programs: Readonly<Record<string, SecretArguments>> = {
  mysql: { glued: ['-p'] },
  mysqldump: { glued: ['-p'] },
  mysqladmin: { glued: ['-p'] },
  mysqlimport: { glued: ['-p'] },
  mysqlcheck: { glued: ['-p'] },
  mysqlshow: { glued: ['-p'] },
  mysqlsh: { glued: ['-p'] },
  mariadb: { glued: ['-p'] },
  'mariadb-dump': { glued: ['-p'] },
  'mariadb-admin': { glued: ['-p'] },
  mongo: p,
  mongosh: p,
  mongodump: p,
  mongorestore: p,
  mongoimport: p,
  mongoexport: p,
  sshpass: p,
  'docker login': p,
  'podman login': p,
  'buildah login': p,
  'nerdctl login': p,
  'skopeo login': p,
  'crane auth login': p,
  'oras login': p,
  'helm registry login': p,
  'oc login': p,
  'az login': p,
  'twine upload': p,
  'evil-winrm': p,
  psexec: p,
  'redis-cli': { next: ['-a', '--pass'], glued: ['--pass='] },
  sqlcmd: { next: ['-P'], glued: ['-P'] },
  bcp: { next: ['-P'], glued: ['-P'] },
  zip: { next: ['-P'], glued: ['-P'] },
  unzip: { next: ['-P'], glued: ['-P'] },
  '7z': { glued: ['-p'] },
  '7za': { glued: ['-p'] },
  '7zz': { glued: ['-p'] },
  rar: { glued: ['-hp', '-p'] },
  unrar: { glued: ['-p'] },
  ldapsearch: { next: ['-w'] },
  ldapadd: { next: ['-w'] },
  ldapmodify: { next: ['-w'] },
  ldapdelete: { next: ['-w'] },
  ldappasswd: { next: ['-w', '-s', '-a'] },
  ldapwhoami: { next: ['-w'] },
  smbclient: { next: ['-U'], glued: ['-U'], behind: '%' },
  rpcclient: { next: ['-U'], glued: ['-U'], behind: '%' },
  'ssh-keygen': { next: ['-N', '-P'] },
  htpasswd: { place: -1, only: '-b' },
  'vault login': { place: 0 },
  'vault operator unseal': { place: 0 },
  'rabbitmqctl add_user': { place: 1 },
  'rabbitmqctl change_password': { place: 1 },
  'net user': { place: 1 },
  'net use': { place: 0, only: '/user' },
  'gh secret set': { next: ['--body', '-b'], glued: ['--body=', '-b'] },
  'glab variable set': { next: ['--value', '-v'], glued: ['--value=', '-v'] },
  'az keyvault secret set': { next: ['--value'], glued: ['--value='] },
  'aws ssm put-parameter': { next: ['--value'], glued: ['--value='] },
  'kubectl create secret': { next: ['--from-literal'], glued: ['--from-literal='], behind: '=' },
  'oc create secret': { next: ['--from-literal'], glued: ['--from-literal='], behind: '=' },
  openssl: { glued: ['pass:'] },
  cmdkey: { glued: ['/pass:'] },
  xfreerdp: { glued: ['/p:'] },
  schtasks: { next: ['/rp', '/RP'] },
  http: user,
  https: user,
  xh: user,
  xhs: user,
  curl: { ...user, joined: 'u' },
}
