import type { CiService } from '../../credentials/facts.ts'

/** How each service takes a secret and hands it to a step, as its own documentation says. */
const words: Readonly<Record<CiService, (variable: string) => readonly string[]>> = {
  // https://circleci.com/docs/env-vars/
  circleci: variable => [
    `In CircleCI: Project Settings > Environment Variables: ${variable}. Or in a context, which the job must name under \`context:\` in the workflow.`,
  ],
  // https://www.jenkins.io/doc/pipeline/steps/credentials-binding/
  jenkins: variable => [
    `In Jenkins: Manage Jenkins > Credentials, as secret text. A step gets it only inside`,
    `  withCredentials([string(credentialsId: 'ID', variable: '${variable}')]) { … }`,
  ],
  // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
  bitbucket: variable => [
    `In Bitbucket: Repository settings > Repository variables: ${variable}, secured, as one line. A deployment variable reaches only a step that names its \`deployment:\`.`,
  ],
  // https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
  azure: variable => [
    `In Azure Pipelines: Edit > Variables: ${variable}, kept secret. A step gets it only through its own`,
    `  env: { ${variable}: $(${variable}) }`,
  ],
  // https://www.jetbrains.com/help/teamcity/configuring-build-parameters.html
  teamcity: variable => [`In TeamCity: Parameters: env.${variable}, of the type Password.`],
  // https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
  codebuild: variable => [
    `In CodeBuild: store it in Secrets Manager, and name ${variable} under \`env: secrets-manager:\` in the buildspec.`,
  ],
}

export function pipelineSecret(variable: string, service: CiService | undefined): readonly string[] {
  return service === undefined
    ? [`Store it as the secret ${variable} of this pipeline, as one line.`]
    : words[service](variable)
}
