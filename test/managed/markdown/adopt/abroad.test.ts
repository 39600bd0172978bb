import { describe, expect, it } from 'vitest'
import { findHandWrittenSection } from '../../../../src/managed/markdown/adopt/find-section.ts'
import { openDocument } from '../../../../src/managed/markdown/open-document.ts'

/** Chapters of applications that sign their own users in to Claude Code, or teach it, in other languages. */
const chapters = [
  '## Claude Code: Anmeldung der Benutzer\n\nBenutzer melden sich mit Passwort an. Danach sehen sie ihre Sitzungen.',
  '## Connexion à Claude Code pour les clients\n\nLe client saisit son mot de passe, puis le jeton arrive par courriel.',
  '## Curso: iniciar sesión en Claude Code\n\nLos alumnos aprenden `claude auth login` y `claude setup-token`. Tarea: explicar el 401.',
  '## Claude Code 登录页面\n\n用户输入密码后跳转到 `/login`。后台保存会话。',
  '## Claude Code ログイン画面の設計\n\nユーザーはパスワードで入ります。`CLAUDE_CODE_OAUTH_TOKEN` は保存しません。',
  '## Claude Code 로그인 페이지\n\n사용자가 비밀번호를 입력하면 `setup-token` 을 만듭니다.',
  '## Schulung: Anmeldung mit Claude Code\n\nFolie 3: `/login`. Folie 4: `claude setup-token`. Folie 5: was ein 401 heißt.',
  '## Claude Code: вход пользователей\n\nПользователь вводит пароль, токен `CLAUDE_CODE_OAUTH_TOKEN` хранится у нас.',
  '## Login do Claude Code no nosso portal\n\nO cliente cola o resultado de `claude setup-token` e nós guardamos `CLAUDE_CODE_OAUTH_TOKEN`.',
  '## Claude Code: pagina di accesso\n\nGli utenti inseriscono la password, poi `claude auth login` parte sul server.',
]

const findIn = (chapter: string) => {
  const { text, blocks } = openDocument(`# Garden\n\n${chapter}\n\n## Build\n\nmake\n`)
  return findHandWrittenSection(text, blocks)
}

describe('a chapter of an application in another language', () => {
  it.each(chapters)('is named, and not taken over: %j', chapter => {
    expect(findIn(chapter)?.doubt).toBeTypeOf('string')
  })
})

describe('a chapter that says what ours says, in a place that is not ours', () => {
  it.each([
    [
      'of a cloud provider',
      '## Claude Code on Bedrock\n\n```sh\nexport CLAUDE_CODE_USE_BEDROCK=1\naws sso login\n```\n',
      'it is about a cloud provider',
    ],
    [
      'below a heading that alone names Claude Code',
      '## Using Claude Code here\n\n### Authenticate\n\n```sh\nexport ANTHROPIC_API_KEY\n```\n',
      'only the heading above it names Claude Code',
    ],
  ])('%s is named', (_, chapter, doubt) => {
    expect(findIn(chapter)?.doubt).toBe(doubt)
  })

  it.each([
    '## Using Claude Code here\n\n### Authentication of visitors\n\nVisitors type a code. It ends after an hour.\n',
    '## Deploy\n\n### Authenticate\n\n```sh\nexport ANTHROPIC_API_KEY\n```\n',
  ])('is not, where nothing of it is about signing in to Claude Code: %j', chapter => {
    expect(findIn(chapter)).toBeUndefined()
  })
})
