import { wordPattern } from '../managed/markdown/adopt/word-pattern.ts'
import { condition, negation, refusal } from './vocabulary.ts'

const direct = wordPattern('direct*|direkt*|dirett*|diret*|прям*|напрямую|bezpośredni*', '直接|直连|直連')
const host = /api\.anthropic\.com|Anthropic/i
const blocked = wordPattern('block*|gesperrt|bloqu*|blocca*|zablokowan*|заблокирован*', '屏蔽|遮断|차단')

/** For whom or where it is so: then it is no rule for all. */
const forSome =
  /(?<!\p{L})(?:on|in|from|for|during|auf|im|für|pour|para|en|sur)(?= )(?! (?:Claude|every|any|all|us|this|our (?:network|company|team|office)|the (?:office|company|VPN|network|team|API)|api\.))|(?<!\p{L})(?:the|our) (?:app|application|service|server|backend|worker|bot)(?!\p{L})/iu

/** "Direct access to api.anthropic.com is forbidden": what is named beside it is the only way. */
export function bansDirectAccess(clause: string): boolean {
  if (!direct.test(clause) || !host.test(clause) || clause.endsWith('?') || condition.test(clause))
    return false
  return !forSome.test(clause) && (refusal.test(clause) || negation.test(clause) || blocked.test(clause))
}

const uses = wordPattern(
  'uses?|using|goes|go|through|via|runs?|connects?|talks?|speaks?|is|instead|nutzt|nutzen|verwendet|über|läuft|utilise|passe|par|usa|pasa|przez|использует|через',
  '使用|经由|通过|経由|사용',
)

/** A clause that says what Claude Code goes through. */
export function saysWhatIsUsed(clause: string): boolean {
  return uses.test(clause) && !negation.test(clause) && !condition.test(clause)
}
