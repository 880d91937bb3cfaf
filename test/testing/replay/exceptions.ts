import type { Exchange } from './recorded'

/** By file: why, and the names of the exchanges. */
export type Exceptions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** What cannot be set up from what is recorded. */
export const notSetUp: Exceptions = {
  artifact: {
    'additions of models': [
      'getArtifact: a model (CNAI)',
      'getAddition: of a model: readme.md',
      'getAddition: of a model: license',
      'getAddition: of a model: files',
    ],
  },
  'cross-cutting': {
    'an image whose size is that of the recorded chart': [
      'CopyArtifact into a project whose quota is exceeded',
    ],
  },
  configure: {
    'another part of Harbor, with a secret of its own': [
      'getInternalconfig: for the job service, with its secret (the values are not real)',
    ],
  },
  health: {
    'an unhealthy component': ['getHealth: a component is unhealthy: still 200'],
  },
  statistic: {
    'what else the recorded Harbor held': ['getStatistic: administrator'],
  },
  proxy: {
    'a client that resolves dot segments before it sends': [
      "nginx with Harbor's template: a dot segment",
      'nginx, proxy_pass without a path: a dot segment',
    ],
    'nginx set up by others': [
      'nginx, proxy_pass without a path: a header of 9 KiB: 400 of nginx',
      'nginx, proxy_pass without a path: a query of 9 KiB: 414 of nginx',
      "http is redirected to https by Harbor's template: 308",
      'http is redirected to https: a POST',
      'http is redirected to https: a path with %2F keeps it',
      'plain HTTP to the TLS port: 400 of nginx',
      'client_max_body_size 1m: a body of 1.2 MB: 413 of nginx',
      'client_max_body_size 1m: a blob of 1.2 MB: 413 of nginx',
      'the upstream does not answer: 504 of nginx',
    ],
  },
  jobservice: {
    'a Harbor that is its own remote': ['actionGetJobLog: of a finished job'],
  },
  'registry/auth': {
    'a Host that was sent, and not recorded': ['the realm follows the Host header'],
  },
  'registry/names': {
    'a client that resolves dot segments before it sends': ['a dot alone'],
  },
  replication: {
    'a Harbor that is its own remote': ['getReplicationLog: the log of a pull'],
    'a connection that broke in the middle': [
      'getReplicationLog: Accept: application/json: a JSON string that is labelled text/plain',
    ],
    'a task half way, and another that is done': [
      'getReplicationLog: push: the log of a task that runs',
      'getReplicationExecution: push, over time, step 4: execution',
      'listReplicationTasks: push, over time, step 4: tasks',
    ],
  },
  scanner: {
    'a scanner that does not answer': ['pingScanner: not reachable', 'createScanner: not reachable'],
  },
  session: {
    'a form as multipart': ['the credentials as multipart/form-data: 200'],
    'the 1.5 seconds after a wrong password': [
      'within 1.5 s of a wrong password for the same user: the right password at /c/login: 401',
      'within 1.5 s of a wrong password for the same user: the right password as Basic: 401',
    ],
  },
  webhook: {
    'an execution that lags behind its task, for a moment': [
      'ListExecutionsOfWebhookPolicy: of the policy',
      'ListExecutionsOfWebhookPolicy: page 2',
    ],
  },
}

/** Where the fake answers otherwise. */
export const deviating: Exceptions = {
  artifact: {
    'what another scanner writes into an SBOM': ['getAddition: sbom, of the SBOM artifact'],
  },
  'scan-data-export': {
    'what else the recorded Harbor held': ['downloadScanData: the CSV'],
  },
  gc: {
    'what the recorded Harbor had thrown away': ['getGCLog: the log', 'getGCLog: Accept: application/json'],
  },
  jobservice: {
    'a scanner that is asked again until it is done': ['actionGetJobLog: of a running job'],
  },
  immutable: {
    'an order that is none': ['ListImmuRules: page 1'],
  },
  retention: {
    'when the recorded images were pushed': [
      'getRetentionTaskLog: the log',
      'getRetentionTaskLog: Accept: text/plain',
    ],
  },
  icon: {
    'a picture of Harbor, of which one pixel is here': ['getIcon: the icon of an image'],
  },
  'registry/names': {
    'what a file system makes of a name of 251 characters': ['255 characters in all'],
  },
}

export function isIn(exceptions: Exceptions, { file, name }: Exchange): boolean {
  return Object.values(exceptions[file] ?? {}).some((names) => names.includes(name))
}
