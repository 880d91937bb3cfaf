import type { RegistryProviderEndpointPattern, RegistryProviderInfo } from '../../../../generated/models'

type Endpoint = NonNullable<RegistryProviderEndpointPattern['endpoints']>[number]

const alibaba = [
  ...[
    'cn-qingdao',
    'cn-beijing',
    'cn-zhangjiakou',
    'cn-huhehaote',
    'cn-wulanchabu',
    'cn-hangzhou',
    'cn-shanghai',
    'cn-shenzhen',
  ],
  ...[
    'cn-heyuan',
    'cn-guangzhou',
    'cn-chengdu',
    'cn-hongkong',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-5',
  ],
  ...['ap-south-1', 'ap-northeast-1', 'us-west-1', 'us-east-1', 'eu-central-1', 'eu-west-1', 'me-east-1'],
]

const amazon = [
  ...[
    'us-east-2',
    'us-east-1',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-south-1',
    'ap-northeast-3',
  ],
  ...[
    'ap-northeast-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-northeast-1',
    'ca-central-1',
    'cn-north-1',
    'cn-northwest-1',
    'eu-central-1',
  ],
  ...['eu-west-1', 'eu-west-2', 'eu-south-1', 'eu-west-3', 'eu-north-1', 'me-south-1', 'sa-east-1'],
]

/** What Harbor knows of registries by itself, for who fills in a form (test/recordings/api/registry.json). */
export const providerInfos: Readonly<Record<string, RegistryProviderInfo>> = {
  'ali-acr': listed(alibaba.flatMap(endpointsOfAlibaba)),
  'aws-ecr': listed(amazon.map((region) => endpoint(region, `https://api.ecr.${region}.amazonaws.com`))),
  'docker-hub': fixed('hub.docker.com'),
  'github-ghcr': fixed('ghcr.io'),
  'google-gcr': {
    credential_pattern: {
      access_key_data: '_json_key',
      access_key_type: 'AccessKeyTypeFix',
      access_secret_data: 'No Change',
      access_secret_type: 'AccessSecretTypeFile',
    },
    ...listed(
      ['gcr.io', 'us.gcr.io', 'eu.gcr.io', 'asia.gcr.io'].map((host) => endpoint(host, `https://${host}`)),
    ),
  },
  'tencent-tcr': {},
  'volcengine-cr': {},
}

function listed(endpoints: Endpoint[]): RegistryProviderInfo {
  return { endpoint_pattern: { endpoint_type: 'EndpointPatternTypeList', endpoints } }
}

function fixed(host: string): RegistryProviderInfo {
  const endpoints = [endpoint(host, `https://${host}`)]
  return { endpoint_pattern: { endpoint_type: 'EndpointPatternTypeFix', endpoints } }
}

function endpoint(key: string, value: string): Endpoint {
  return { key, value }
}

function endpointsOfAlibaba(region: string): Endpoint[] {
  return [
    endpoint(region, `https://registry.${region}.aliyuncs.com`),
    endpoint(`${region}-vpc`, `https://registry-vpc.${region}.aliyuncs.com`),
    endpoint(`${region}-internal`, `https://registry-internal.${region}.aliyuncs.com`),
    endpoint(`${region}-ee-vpc`, `https://instanceName-registry-vpc.${region}.cr.aliyuncs.com`),
    endpoint(`${region}-ee`, `https://instanceName-registry.${region}.cr.aliyuncs.com`),
  ]
}
