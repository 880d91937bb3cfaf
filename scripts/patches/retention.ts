import { alwaysPresent, called, holds, mustBeGiven, neverNull, neverSent, oneOf } from './members'
import type { Patch } from './patch'

const builtIn =
  'retention.json: getRentenitionMetadata; part of the program (server/v2.0/handler/retention.go)'
const policy =
  'retention.json: getRetention; a policy is stored as it was given, and one of a project has these'

export const retention: readonly Patch[] = [
  neverNull('RetentionMetadata', ['templates', 'scope_selectors', 'tag_selectors'], builtIn),
  alwaysPresent('RetentionRuleMetadata', ['rule_template', 'display_text', 'action'], builtIn),
  neverNull('RetentionRuleMetadata', ['params'], builtIn),
  alwaysPresent('RetentionRuleParamMetadata', ['type', 'unit', 'required'], builtIn),
  alwaysPresent('RetentionSelectorMetadata', ['display_text', 'kind'], builtIn),
  neverNull('RetentionSelectorMetadata', ['decorations'], builtIn),
  alwaysPresent('RetentionPolicy', ['id', 'algorithm', 'trigger', 'scope'], policy),
  mustBeGiven(
    'RetentionPolicy',
    ['algorithm', 'rules', 'trigger', 'scope'],
    'Required of a policy (pkg/retention/policy/models.go), although nothing checks it before it runs',
  ),
  mustBeGiven('RetentionPolicyScope', ['level', 'ref'], 'retention.json: createRetention (400: level)'),
  mustBeGiven(
    'RetentionRuleTrigger',
    ['kind', 'settings'],
    'Required of a trigger (pkg/retention/policy/models.go)',
  ),
  mustBeGiven(
    'RetentionRule',
    ['action', 'template', 'tag_selectors', 'scope_selectors'],
    'Required of a rule (pkg/retention/policy/rule/models.go)',
  ),
  mustBeGiven(
    'RetentionSelector',
    ['kind', 'decoration', 'pattern'],
    'Required of a selector (pkg/retention/policy/rule/models.go)',
  ),
  oneOf('RetentionPolicy', ['algorithm'], ['or'], 'pkg/retention/policy/models.go: Match(or)'),
  alwaysPresent('RetentionPolicyScope', ['level', 'ref'], policy),
  oneOf('RetentionPolicyScope', ['level'], ['project'], 'retention.json: createRetention (400: level)'),
  alwaysPresent('RetentionRuleTrigger', ['kind', 'settings'], policy),
  oneOf('RetentionRuleTrigger', ['kind'], ['Schedule'], 'pkg/retention/policy/models.go: the only kind'),
  neverSent(
    'RetentionRuleTrigger',
    ['references'],
    'pkg/retention/policy/models.go has no such member; in no recording',
  ),
  holds(
    'RetentionRuleTrigger',
    'settings',
    {
      type: 'object',
      properties: {
        cron: { type: 'string' },
        next_scheduled_time: { type: 'string', format: 'date-time', 'x-nullable': true },
      },
      'x-omitempty': false,
      'x-never-null': true,
    },
    'a cron and the next time',
    'retention.json: getRetention (with a schedule: next_scheduled_time)',
  ),
  alwaysPresent('RetentionRule', ['action', 'template'], policy),
  oneOf('RetentionRule', ['action'], ['retain'], 'pkg/retention/policy/rule/index/index.go: the only action'),
  oneOf(
    'RetentionRule',
    ['template'],
    [
      'latestPushedK',
      'latestPulledN',
      'nDaysSinceLastPush',
      'nDaysSinceLastPull',
      'always',
      'latestActiveK',
      'lastXDays',
    ],
    'pkg/retention/policy/rule/index/index.go, the last two of which the portal does not offer',
  ),
  holds(
    'RetentionRule',
    'params',
    { type: 'object', additionalProperties: { type: 'integer' } },
    'a number by name',
    'retention.json: getRetention; every parameter is an int (pkg/retention/policy/rule/index/index.go)',
  ),
  alwaysPresent('RetentionSelector', ['kind', 'decoration', 'pattern'], policy),
  alwaysPresent(
    'RetentionExecution',
    ['id', 'policy_id', 'status', 'trigger', 'start_time', 'end_time'],
    'retention.json: listRetentionExecutions; database columns, and times that are written out even where they are none',
  ),
  called('RetentionExecution', ['status'], 'JobStatus', 'jobservice/job/status.go'),
  alwaysPresent(
    'RetentionExecutionTask',
    ['id', 'execution_id', 'repository', 'status', 'start_time', 'end_time'],
    'retention.json: listRetentionTasks; database columns, and times as of an execution',
  ),
  neverSent(
    'RetentionExecutionTask',
    ['status_revision'],
    'Nothing sets it (pkg/retention, controller/retention); in no recording',
  ),
  called('RetentionExecutionTask', ['status'], 'JobStatus', 'jobservice/job/status.go'),
]
