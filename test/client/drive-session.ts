import { setTimeout as wait } from 'node:timers/promises'
import { openTerminal } from '../config/terminal.ts'

type Question = 'trust' | 'key'

/** What the client asked before a message could be typed, and where that ended. */
export interface Driven {
  readonly asks: readonly Question[]
  readonly end: 'typed' | 'left open' | 'ended' | 'unknown screen'
  readonly screen: string
}

const questions: readonly {
  readonly about: Question
  readonly shows: RegExp
  readonly yes: readonly string[]
}[] = [
  { about: 'trust', shows: /Yes, I trust this folder/, yes: ['Down', 'Enter'] },
  { about: 'key', shows: /Do you want to use this API key\?/, yes: ['Up', 'Enter'] },
]
const ready = /shift\+tab to cycle|\? for shortcuts/
/** A message was answered, or turned away. */
const answered = /FAKE-REPLY-OK|Please run \/login|API Error|Not logged in/

/** Sits before the client as a person does: answers what it asks ("no" stands selected), then says "hi". */
export async function driveSession(input: {
  readonly command: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly answers: Readonly<Partial<Record<Question, string>>>
  readonly isSeen: () => boolean
}): Promise<Driven> {
  const terminal = openTerminal(input)
  const asks: Question[] = []
  let screen = ''
  const look = () => {
    try {
      screen = terminal.screen()
      return true
    } catch {
      return false
    }
  }
  const until = async (test: () => boolean, seconds: number) => {
    for (let tries = 0; tries < seconds * 5; tries++) {
      if (!look()) return 'ended'
      if (test()) return 'shown'
      await wait(200)
    }
    return 'never'
  }
  try {
    while (true) {
      const known = () => ready.test(screen) || questions.some(({ shows }) => shows.test(screen))
      const seen = await until(known, 40)
      if (seen !== 'shown') return { asks, end: seen === 'ended' ? 'ended' : 'unknown screen', screen }
      const question = questions.find(({ shows }) => shows.test(screen))
      if (question === undefined) break
      if (asks.includes(question.about)) {
        await wait(200)
        continue
      }
      asks.push(question.about)
      const answer = input.answers[question.about] ?? 'no'
      if (answer === 'not answered') return { asks, end: 'left open', screen }
      // A key that is pressed while the question is being drawn is lost.
      await wait(500)
      terminal.type(...(answer === 'yes' ? question.yes : ['Enter']))
      await wait(500)
    }
    // A helper starts in the background, and a message that is sent before it has answered goes without its value.
    await wait(2000)
    terminal.type('h', 'i')
    await until(() => /❯ hi/.test(screen), 5)
    terminal.type('Enter')
    await until(() => input.isSeen() || answered.test(screen), 15)
    return { asks, end: 'typed', screen }
  } finally {
    // Without a terminal the client lives on for a while, and writes into its home.
    try {
      process.kill(terminal.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
    terminal.close()
    await wait(500)
  }
}
