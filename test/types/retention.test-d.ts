import { test } from 'vitest'
import { type Harbor, immutable, retain, retentionTrigger } from '../../src/index'

declare const harbor: Harbor

test('a retention needs a rule, and rules that Harbor has', () => {
  const rules = [retain.mostRecentlyPulled(10).tags('**')]
  harbor.retention.set('demo', { rules, trigger: retentionTrigger.manual() })
  harbor.retention.set('demo', { rules: [retain.always().tags('v*'), ...rules] })
  // @ts-expect-error everything would be kept
  harbor.retention.set('demo', { rules: [] })
  // @ts-expect-error no rule at all
  harbor.retention.set('demo', {})
  // @ts-expect-error not yet a rule: which tags?
  harbor.retention.set('demo', { rules: [retain.always()] })
  // @ts-expect-error how many?
  retain.mostRecentlyPushed()
  // @ts-expect-error no number
  retain.pushedWithin('30')
  // @ts-expect-error a schedule is more than its cron
  harbor.retention.set('demo', { rules, trigger: '0 0 2 * * *' })
})

test('patterns are given one by one or as a list, and then what is to be with the untagged', () => {
  retain.always().repositories('web/**', 'api/**').tags('v*', 'w*')
  retain.always().repositories(['web/**']).exceptTags(['v*', 'w*'], { untagged: false })
  retain.always().tags('v*', 'w*', { untagged: false })
  immutable.repositories('web/**').tags('v*', 'w*')
  // @ts-expect-error no pattern
  retain.always().tags('v*', 5)
  // @ts-expect-error no such option
  retain.always().tags('v*', 'w*', { tagged: false })
  // @ts-expect-error immutable tags have no option
  immutable.tags('v*', { untagged: false })
})

test('a policy that was read can be written back', async () => {
  const policy = await harbor.retention.get('demo')
  if (policy === undefined) return
  harbor.retention.set('demo', policy)
  harbor.retention.set(policy, { ...policy, trigger: retentionTrigger.scheduled('0 0 2 * * *') })
  harbor.retention.set('other', { ...policy, rules: [...(policy.rules ?? []), retain.always().tags('v*')] })
  harbor.retention.start(policy, { dry_run: true })
  // @ts-expect-error a policy is not known by its id alone
  harbor.retention.set({ id: 3 }, policy)
})
