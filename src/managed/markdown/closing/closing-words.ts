import { unicodePattern } from '../../../unicode-pattern.ts'

/** What the last chapters of a document are called that an author wants to stay the last, by language. */
const titles = [
  "licen[cs](?:e|es|ing)|legal|copyright|(?:see|read) also|(?:(?:external|further|key|useful|related|quick|more|other|additional|important) )?(?:references?|readings?|links?|resources)|(?:external|further|related|more|other|additional) (?:documents?|documentation|docs|files|information)|related|navigation|site map|where to (?:go|look) next|what[’']s next|next steps|acknowledge?ments?|credits|thanks|contributors|maintainers|authors?|owners?|contacts?(?: us)?|questions|(?:(?:getting|need) )?(?:help|support)|change ?log|(?:(?:version|revision|document|change|edit) )?history|last updated?|updates|footnotes|appendi(?:x|ces)|glossary|summary|conclusion|tl;?dr|(?:(?:final|important|friendly|key|quick|instruction|important-instruction) |important-instruction-)?reminders?|remember|(?:final|closing|last|parting) (?:notes?|rules?|words?|thoughts|checklist|remarks?|instructions?)|golden rules?|most important(?: rules?)?|above all",
  'lizenz|siehe auch|referenzen|verweise|quellen|literatur|kontakt|ansprechpartner|danksagung|änderungs(?:historie|verlauf|protokoll)|glossar|anhang|zusammenfassung|zum schluss|weiterführende \\p{L}{1,40}|nicht vergessen|wichtige links',
  'voir aussi|pour aller plus loin|références|liens(?: utiles)?|contacts?|remerciements|historique|glossaire|annexes?|(?:en )?résumé|rappels?|à retenir',
  'licencia|(?:véase|ver) también|referencias|enlaces(?: útiles)?|contacto|agradecimientos|historial|glosario|anexos?|resumen|recordatorios?|recuerda',
  'licença|(?:veja|ver) também|referências|links úteis|contato|agradecimentos|histórico|resumo|lembretes?|lembre-se',
  'licenza|vedi anche|riferimenti|collegamenti|contatti|ringraziamenti|cronologia|riepilogo|promemoria',
  'licentie|zie ook|referenties|verwijzingen|dankwoord|samenvatting|bijlagen?',
  'licencja|zobacz (?:też|także)|odnośniki|linki|podziękowania|historia zmian|podsumowanie|pamiętaj',
  'лицензия|см(?:\\.|отрите) также|ссылки|источники|контакты|благодарности|история изменений|глоссарий|приложени[ея]|итоги?|напоминани[ея]|помните|ліцензія|посилання',
  'lisans|licens|se även|související|kontakty|lisenssi|katso myös',
  '(?:开源)?许可(?:证|协议)?|許可證|授权协议|另请参阅|另見|参见|参考(?:资料|文献|链接)?|相关(?:链接|文档|资源)|導航|导航|联系(?:方式|我们)|聯絡(?:方式|我們)?|致谢|致謝|更新(?:日志|记录|履歴)|变更(?:日志|记录)|附录|附錄|总结|總結|提醒',
  'ライセンス|関連(?:リンク|ドキュメント|資料)?|参考(?:リンク|資料|文献)?|連絡先|謝辞|変更履歴|改訂履歴|付録|まとめ',
  '라이선스|참고(?: ?자료| ?문서)?|관련 ?(?:링크|문서)|연락처|변경 ?이력|감사의 ?말|요약|알림',
].map(words => unicodePattern(`^(?:${words})$`))

const and = / ?[&/,+、・] ?| (?:and|und|et|y|e|en|i|и) /iu

/** True for a heading that says nothing but what such chapters are called, a number or a sign before it. */
export function isClosingTitle(title: string): boolean {
  if (title.length > 100) return false
  const words = title.replace(/^[^\p{L}]{1,20}/u, '').replace(/[^\p{L}]{1,20}$/u, '')
  return isClosingName(words) || words.split(and).every(isClosingName)
}

function isClosingName(words: string): boolean {
  return titles.some(pattern => pattern.test(words))
}

/** A date, a version or a holder of rights. */
export const isDated =
  /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)|©|\(c\)|(?<![\w.])v\d+(?:\.\d+)*(?!\w)/iu
