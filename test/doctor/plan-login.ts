/** A Console key and the login of a plan, made at run time. */
export const key = `sk-ant-api03-${'Qz7'.repeat(31)}AA`
export const login = {
  '.claude/.credentials.json': {
    claudeAiOauth: {
      accessToken: `sk-ant-oat01-${'Qz7'.repeat(31)}AA`,
      refreshToken: `sk-ant-ort01-${'Qz7'.repeat(31)}AA`,
      expiresAt: 4_102_444_800_000,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
    },
  },
}
