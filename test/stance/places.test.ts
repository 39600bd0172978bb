import { describe, expect, it } from 'vitest'
import { openDocument } from '../../src/managed/markdown/open-document.ts'
import { placesNamed } from '../../src/stance/place-words.ts'
import { readStance } from '../../src/stance/read-stance.ts'
import type { KeyPlace } from '../../src/types.ts'

/** What the chapter of a team on Claude Code says, read as its author would. */
const stanceOf = (sentence: string, title = 'Claude Code') =>
  readStance(openDocument(`# Project\n\nA web shop.\n\n## ${title}\n\n${sentence}\n`))

const others = (...kept: readonly KeyPlace[]) =>
  (['startup', 'dotenv', 'settings', 'keychain', 'vault'] as const).filter(place => !kept.includes(place))

describe('a rule on where keys are kept', () => {
  it.each([
    ['Never put a key in ~/.zshrc.', ['startup']],
    ['Never put the key into your shell profile.', ['startup']],
    [
      'Do not export `ANTHROPIC_API_KEY` in `~/.bashrc`, and never write it to your shell profile.',
      ['startup'],
    ],
    ['API keys must not be stored in start-up files.', ['startup']],
    ['Keep keys out of your dotfiles.', ['startup']],
    ['No API keys in `~/.zshrc` or `~/.bashrc`.', ['startup']],
    ['Secrets do not belong in `.zshrc`.', ['startup']],
    ['A key in a shell profile is forbidden.', ['startup']],
    ['`~/.zshrc` is off limits for API keys.', ['startup']],
    ['Use 1Password for the key, not `~/.zshrc`.', ['startup']],
    ['Store the key in the keychain instead of `~/.zshrc`.', ['startup']],
    ['Put keys in the keychain and never in `~/.zshrc`.', ['startup']],
    ['Not in `~/.zshrc` but in the keychain: that is where the key goes.', ['startup']],
    ['We do not keep API keys in `~/.profile`.', ['startup']],
    ['Avoid putting `ANTHROPIC_API_KEY` into `config.fish`.', ['startup']],
    ['Nobody may save a token in `$PROFILE`.', ['startup']],
    ['Rule: the key never goes in your bash profile.', ['startup']],
    ['- [ ] No key in `~/.zshrc`', ['startup']],
    ['| API key in `~/.zshrc` | not allowed |', ['startup']],
    ['❌ API key in `~/.zshrc`', ['startup']],
    ['API-Schlüssel gehören nicht in `~/.zshrc`.', ['startup']],
    ['Den Schlüssel nie in die Startdatei der Shell schreiben.', ['startup']],
    ['In `~/.bashrc` gehört kein API-Schlüssel.', ['startup']],
    ['Ne mettez jamais la clé API dans `~/.zshrc`.', ['startup']],
    ['Nunca guardes la clave de API en `~/.bashrc`.', ['startup']],
    ['Nunca coloque a chave de API em `~/.zshrc`.', ['startup']],
    ['Mai mettere la chiave API in `~/.zshrc`.', ['startup']],
    ['Zet de API-sleutel nooit in `~/.zshrc`.', ['startup']],
    ['Nigdy nie zapisuj klucza API w `~/.bashrc`.', ['startup']],
    ['Никогда не храните ключ API в `~/.zshrc`.', ['startup']],
    ['不要把 API 密钥写入 `~/.zshrc`。', ['startup']],
    ['API キーを `~/.zshrc` に書かないでください。', ['startup']],
    ['API 키를 `~/.zshrc`에 저장하지 마세요.', ['startup']],
    ['No secrets in `.claude/settings.json`.', ['settings']],
    ['Never store a token in Claude Code settings.', ['settings']],
    ['`ANTHROPIC_API_KEY` must not be set in `settings.local.json`.', ['settings']],
    [
      'Keys must not live in .env files, shell profiles, or Claude settings.',
      ['startup', 'dotenv', 'settings'],
    ],
    ['`~/.zshrc`, `.env` and `settings.json` must not hold keys.', ['startup', 'dotenv', 'settings']],
    ['Never write a key to a file.', ['startup', 'dotenv', 'settings']],
    ['Keys are never stored in plain text.', ['startup', 'dotenv', 'settings']],
    ['Keys do not live in the keychain.', ['keychain']],
    ['The macOS keychain must not hold API keys.', ['keychain']],
    ['Never put `ANTHROPIC_API_KEY` in `.env`.', ['dotenv']],
    ['Keep the key out of `.env`, always.', ['dotenv']],
    ['Do not store the key in 1Password, use `~/.zshrc`.', ['vault']],
  ] as const)('takes the place itself: %s', (sentence, places) => {
    expect(stanceOf(sentence)).toMatchObject({ keys: 'allowed', places })
  })

  it.each([
    ['API keys live only in the keychain.', others('keychain')],
    ['Keys go in the keychain only.', others('keychain')],
    ['Keep the key in the keychain and nowhere else.', others('keychain')],
    ['The keychain is the only place for API keys.', others('keychain')],
    ['Keys are kept exclusively in 1Password.', others('vault')],
    ['The key comes only from 1Password or the keychain.', others('keychain', 'vault')],
    ['Only the keychain may hold a key.', others('keychain')],
    ['Put the key only in `~/.zshrc`.', others('startup')],
    ['Der Schlüssel liegt ausschließlich im Schlüsselbund.', others('keychain')],
    ['La clé API reste uniquement dans le trousseau.', others('keychain')],
    ['La clave de API vive sólo en el llavero.', others('keychain')],
    ['API キーは キーチェーンのみに保存する。', others('keychain')],
    ['API 密钥只能存放在 1Password。', others('vault')],
  ] as const)('takes all but the only one: %s', (sentence, places) => {
    expect(stanceOf(sentence)).toMatchObject({ keys: 'allowed', places })
  })

  it.each([
    'Never commit `.zshrc` with a key in it.',
    'Put the key in `~/.zshrc`, not on a command line.',
    'Do not forget to put the key in `~/.zshrc`.',
    'Keep the key not only in `~/.zshrc` but also in 1Password.',
    'If the key is not in `~/.zshrc`, add it.',
    'Is the key not in `~/.zshrc`?',
    'The key is not set in `~/.zshrc` by the installer.',
    'Claude Code does not read a key from `.env`.',
    'Claude Code does not store API keys in the keychain.',
    'Do not delete the key from `~/.zshrc`.',
    'Do not look for the key in `~/.zshrc`.',
    'Keys in `~/.zshrc` are not read by apps from the Dock.',
    'Never put `OPENAI_API_KEY` in `~/.zshrc`.',
    'Never put the Stripe keys in `~/.zshrc`.',
    'Never put the production key in `~/.zshrc`.',
    "Never put a colleague's key in your shell profile.",
    'Never put a key in the `~/.zshrc` of the build server.',
    'On CI, never put the key into `~/.bashrc`.',
    'Never put keys in an `.env` that is committed.',
    'Never put an API key in `.env.example`.',
    'Our app must not read keys from `.env`.',
    'The app must not store API keys in the keychain.',
    'No start-up file is read by cron, so give it the key.',
    'Do not use `~/.zshrc` for aliases.',
    'The login is only in the keychain.',
    'Claude Code keeps its credentials only in the keychain.',
    'The keychain only holds the login, no key.',
    'The only key in `~/.zshrc` is yours.',
    'Only keys of CI go in the vault.',
    'Never write tokens to a file: summaries save tokens.',
    'The token budget must not be written to a file.',
    'Put the key into your shell profile.',
    'Store the key in 1Password.',
    'Never write a key to a file of the repository.',
    'No SSH keys in `~/.zshrc`.',
    'Never print the key from `~/.zshrc`.',
    'Do not put both keys in `~/.zshrc`.',
    'A key in `~/.zshrc` does not reach the Dock.',
    'Nicht vergessen: den Schlüssel in `~/.zshrc` setzen.',
  ])('takes none: %s', sentence => {
    expect(stanceOf(sentence).places).toEqual([])
  })

  it('holds for a start-up file wherever it stands, and for the other places only where it is about Claude Code', () => {
    const under = (title: string) =>
      ['Never put a key in `~/.zshrc`.', 'Keys live only in the keychain.', 'No keys in `.env`.'].map(
        sentence => stanceOf(sentence, title).places,
      )
    expect(under('Secrets')).toEqual([['startup'], [], []])
    expect(under('Claude Code')).toEqual([['startup'], others('keychain'), ['dotenv']])
  })

  it('takes what the heading is about for what "it" stands for', () => {
    expect(stanceOf('### Where the key lives\n\n- Never in `~/.zshrc`.').places).toEqual(['startup'])
    expect(stanceOf('### Aliases\n\n- Never in `~/.zshrc`.').places).toEqual([])
  })

  it('counts in a document that names Claude nowhere, since our section will', () => {
    const text = '# Shop\n\nNever put secrets in your shell profile.\n'
    expect(readStance(openDocument(text)).places).toEqual(['startup'])
  })

  it.each([
    'Use `/login`. API keys are forbidden.',
    'Tokens of `setup-token` live in 1Password only, no key in `.env`.',
    'Abonnement: API-Schlüssel sind untersagt.',
  ])('says the same before our section stands in the document and after: %s', sentence => {
    const text = `# Shop\n\n## Login\n\n${sentence}\n`
    const note = '\nClaude Code is used here.\n'
    expect(readStance(openDocument(text)).evidence).not.toEqual([])
    expect(readStance(openDocument(`${text}${note}`))).toEqual(readStance(openDocument(text)))
  })

  it('knows a place by its names', () => {
    const places = (text: string) => placesNamed(text).map(({ place }) => place)
    expect(places('`$HOME/.zprofile`, `config.nu`, the rc file')).toEqual(['startup'])
    expect(places('myzshrc.md, `.bashrcx`, .environment, a profile picture')).toEqual([])
  })
})
