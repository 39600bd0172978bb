/** Services with two platforms at two hosts, each of which knows only the keys that were made there. */
const twins: readonly (readonly [string, string])[] = [
  // https://github.com/farion1231/cc-switch/issues/890
  ['api.minimax.io', 'api.minimaxi.com'],
  // https://github.com/lidge-jun/opencodex/issues/728
  ['api.moonshot.ai', 'api.moonshot.cn'],
  // https://github.com/WingedGuardian/GENesis-AGI/pull/1606
  ['api.z.ai', 'open.bigmodel.cn'],
  // https://github.com/QwenLM/qwen-code/issues/28
  ['dashscope-intl.aliyuncs.com', 'dashscope.aliyuncs.com'],
]

/** The host of the other platform of the same service. */
export function twinOf(host: string | undefined): string | undefined {
  return twins.find(pair => pair.some(one => one === host))?.find(one => one !== host)
}
