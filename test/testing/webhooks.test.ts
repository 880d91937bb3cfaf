import { expect, test } from 'vitest'
import { createFakeHarbor } from '../../src/testing/index'
import { asking, errorOf } from './ask'

const path = '/projects/demo/webhook/policies'
const target = { type: 'http', address: 'https://hooks.example.com/in' }
const policy = { name: 'hook', enabled: true, event_types: ['PUSH_ARTIFACT'], targets: [target] }

function start() {
  const fake = createFakeHarbor({ projects: [{ name: 'demo' }] })
  return asking(fake, fake.admin)
}

test('keeps a policy, its header in plain text, and leaves out what is empty', async () => {
  const admin = start()
  const targets = [{ ...target, auth_header: 'Bearer x', skip_cert_verify: false }]
  await admin('POST', path, { ...policy, enabled: false, description: '', targets })
  const { body } = await admin('GET', `${path}/1`)
  expect(Object.keys(body).sort()).toEqual([
    'creation_time',
    'enabled',
    'event_types',
    'id',
    'name',
    'project_id',
    'targets',
    'update_time',
  ])
  expect(body.targets).toEqual([{ ...target, auth_header: 'Bearer x', payload_format: 'Default' }])
})

test('refuses the name of another policy, and takes its own again', async () => {
  const admin = start()
  await admin('POST', path, policy)
  await admin('POST', path, { ...policy, name: 'other' })
  expect(errorOf(await admin('PUT', `${path}/2`, policy))).toBe(
    'CONFLICT: notification policy named hook already exists',
  )
  expect((await admin('PUT', `${path}/1`, { ...policy, enabled: false })).status).toBe(200)
})

test('has executed nothing', async () => {
  const admin = start()
  await admin('POST', path, policy)
  expect((await admin('GET', `${path}/1/executions`)).body).toEqual([])
  expect((await admin('GET', '/projects/demo/webhook/jobs?policy_id=1')).body).toEqual([])
  expect(errorOf(await admin('GET', '/projects/demo/webhook/jobs?policy_id=7'))).toBe(
    'NOT_FOUND: notificationPolicy 7 not found',
  )
  expect(errorOf(await admin('GET', `${path}/1/executions/7/tasks`))).toBe('NOT_FOUND: execution 7 not found')
})

test('gives slack no payload format', async () => {
  const targets = [{ type: 'slack', address: 'hooks.example.com', payload_format: 'Default' }]
  expect(errorOf(await start()('POST', path, { ...policy, targets }))).toBe(
    'BAD_REQUEST: set payload format is not allowed for slack',
  )
})
