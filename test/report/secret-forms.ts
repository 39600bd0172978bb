/** The forms in which people write a secret into a file; each puts one value in its place. */
export const secretForms: Readonly<Record<string, (value: string) => string>> = {
  'env file': v => `API_KEY=${v}\n`,
  'env file, exported': v => `export API_KEY=${v}`,
  'env file, single quotes': v => `API_KEY='${v.replaceAll("'", "'\\''")}'`,
  'env file, double quotes': v => `API_KEY="${v.replace(/["\\]/g, '\\$&')}"`,
  'env file, commented out': v => `# API_KEY=${v}`,
  'env file, blanks around the sign': v => `API_KEY = ${v}`,
  'env file, a comment behind': v => `API_KEY=${v} # from the console`,
  'env file, over two lines in quotes': v => `API_KEY="${cut(v, '\n')}"\nNEXT=1`,
  'env file, over three lines in quotes': v =>
    `DB_PASSWORD="${v.slice(0, 9)}\n${v.slice(9, 20)}\n${v.slice(20)}"`,
  'env file, a backslash at the end of the line': v => `API_KEY=${cut(v, '\\\n')}\nNEXT=1`,
  'env file, the value behind a backslash': v => `API_KEY=\\\n  ${v}\nNEXT=1`,
  Bedrock: v => `AWS_BEARER_TOKEN_BEDROCK=${v}`,
  'custom headers': v => `ANTHROPIC_CUSTOM_HEADERS=X-Key: ${v}`,
  'custom headers, over lines': v => `ANTHROPIC_CUSTOM_HEADERS="X-One: 1\nX-Key: ${v}"`,
  Foundry: v => `ANTHROPIC_FOUNDRY_API_KEY=${v}`,
  'identity token': v => `ANTHROPIC_IDENTITY_TOKEN=${v}`,
  'headers of a telemetry': v => `OTEL_EXPORTER_OTLP_HEADERS=authorization=${v}`,
  'a diff': v => `+API_KEY=${v}\n-API_KEY=${v}\n API_KEY=${v}`,
  fish: v => `set -gx API_KEY ${word(v)}`,
  'fish, universal': v => `SETUVAR --export API_KEY:${v}`,
  csh: v => `setenv API_KEY ${word(v)}`,
  launchctl: v => `launchctl setenv API_KEY ${word(v)}`,
  cmd: v => `set API_KEY=${v}`,
  'cmd, quotes around both': v => `set "API_KEY=${v.replaceAll('"', '')}"`,
  setx: v => `setx API_KEY ${word(v)}`,
  'setx for the machine': v => `setx /M API_KEY ${word(v)}`,
  PowerShell: v => `$env:API_KEY = '${v.replaceAll("'", "''")}'`,
  'PowerShell, .NET': v =>
    `[Environment]::SetEnvironmentVariable('API_KEY', '${v.replaceAll("'", "''")}', 'User')`,
  'Dockerfile, old ENV': v => `ENV API_TOKEN ${word(v)}`,
  'Dockerfile, ENV': v => `ENV API_TOKEN=${word(v)}`,
  'Dockerfile, ARG': v => `ARG API_TOKEN=${word(v)}`,
  'shell, before a command': v => `API_KEY=${word(v)} npm start`,
  'shell, default': v => `echo "\${API_KEY:-${v.replace(/["'}]/g, '')}}"`,
  'shell, assigned default': v => `: \${API_KEY:=${v.replace(/["'}]/g, '')}}`,
  'shell, flag with =': v => `tool --api-key=${word(v)} run`,
  'shell, flag with a blank': v => `tool --token ${word(v)} run`,
  'shell, quoted flag': v => `tool --password "${v.replace(/["\\]/g, '\\$&')}" run`,
  'curl, header': v => `curl -H "x-api-key: ${bare(v)}" https://example.test`,
  'curl, bearer': v => `curl -H 'Authorization: Bearer ${bare(v)}' https://example.test`,
  'curl, user': v => `curl -u admin:${bare(v)} https://example.test`,
  YAML: v => `api_key: ${v.includes(': ') ? JSON.stringify(v) : v}`,
  'YAML, quoted': v => `apiKey: "${v.replace(/["\\]/g, '\\$&')}"`,
  'YAML, folded block': v => `env:\n  API_KEY: >-\n    ${cut(v, '\n    ')}\n  NEXT: 1`,
  'YAML, literal block': v => `password: |\n  ${cut(v, '\n  ')}\nnext: 1`,
  'YAML, plain over two lines': v => `env:\n  API_KEY: ${cut(bare(v), '\n    ')}\n  NEXT: 1`,
  'YAML, on the next line': v => `client_secret:\n  "${v.replace(/["\\]/g, '\\$&')}"`,
  'YAML, in a list': v => `- API_KEY: ${bare(v)}`,
  'Kubernetes env': v => `- name: API_KEY\n  value: ${JSON.stringify(v)}`,
  'ECS environment': v => `{"name": "API_KEY", "value": ${JSON.stringify(v)}}`,
  JSON: v => JSON.stringify({ apiKey: v }),
  'JSON, with blanks': v => JSON.stringify({ env: { API_KEY: v } }, null, 2),
  'JSON, over two lines': v => `{\n  "api_key":\n    ${JSON.stringify(v)}\n}`,
  'JSON in a string': v => JSON.stringify(JSON.stringify({ clientSecret: v })),
  TOML: v => `refresh_token = "${v.replace(/["\\]/g, '\\$&')}"`,
  'TOML, three quotes': v => `secret_key = """\n${v.replace(/["\\]/g, '\\$&')}\n"""`,
  INI: v => `db.password = ${bare(v)}`,
  properties: v => `spring.datasource.password=${v}`,
  npmrc: v => `//registry.example.test/:_authToken=${v}`,
  netrc: v => `machine example.test login me password ${bare(v)}`,
  'XML element': v => `<apiKey>${v.replace(/[<>&"']/g, '')}</apiKey>`,
  'property list': v => `<key>API_KEY</key>\n<string>${v.replace(/[<>&"']/g, '')}</string>`,
  JavaScript: v => `const apiKey = ${JSON.stringify(v)};`,
  'JavaScript, template': v => `const authToken = \`${v.replace(/[`\\$]/g, '')}\``,
  'JavaScript, process.env': v => `process.env["API_KEY"] = ${JSON.stringify(v)}`,
  Python: v => `os.environ["API_KEY"] = ${JSON.stringify(v)}`,
  'Python, setdefault': v => `os.environ.setdefault("API_KEY", ${JSON.stringify(v)})`,
  'Python, argument': v => `Client(api_key=${JSON.stringify(v)})`,
  Go: v => `apiKey := ${JSON.stringify(v)}`,
  Ruby: v => `{ 'api_key' => ${JSON.stringify(v)} }`,
  R: v => `api_key <- ${JSON.stringify(v)}`,
  Terraform: v => `client_secret = ${JSON.stringify(v)}`,
  'Markdown table': v => `| API_KEY | ${bare(v)} |`,
  'Markdown table, code': v => `| \`API_KEY\` | \`${bare(v)}\` |`,
  'Markdown, code': v => `Run \`export API_KEY=${bare(v)}\` first.`,
  'address, password': v => `postgres://user:${v.replace(/[\s"`<>]/g, '')}@host.test/db`,
  'address, token for a user': v => `https://${bare(v).replace(/[:/]/g, '')}@host.test/repo.git`,
  'address, query': v => `https://host.test/?api_key=${bare(v)}&x=1`,
  'connection string': v => `Server=host;Pwd=${bare(v)};Database=x`,
  'account key': v => `DefaultEndpointsProtocol=https;AccountKey=${bare(v)};x=1`,
  cookie: v => `Cookie: session=${bare(v)}; path=/`,
  systemd: v => `Environment="API_KEY=${v.replace(/["\\]/g, '')}"`,
  'GitHub workflow': v => `        env:\n          API_KEY: '${v.replaceAll("'", "''")}'`,
}

function cut(value: string, between: string): string {
  const at = Math.floor(value.length / 2)
  return value.slice(0, at) + between + value.slice(at)
}

/** As one word of a shell. */
function word(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** Without what would end it in a place that has no quotes. */
function bare(value: string): string {
  return value.replace(/[\s"'`|;,&(){}<>$@\\#/:]/g, '')
}
