import type { Provider } from './providers.ts'

/** As their makers write them. */
export const providerNames: Readonly<Record<Provider, string>> = {
  anthropic: 'Anthropic',
  bedrock: 'Amazon Bedrock',
  vertex: 'Google Vertex AI',
  foundry: 'Microsoft Foundry',
  aws: 'Anthropic on AWS',
  mantle: 'Amazon Bedrock (Mantle)',
  'google-cloud': 'Anthropic on Google Cloud',
}
