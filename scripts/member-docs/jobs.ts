import type { MemberDocs } from './member-docs'

const plainTime = 'Seconds, without a fraction: `2026-11-23T20:46:15Z`.'
const end = '`0001-01-01T00:00:00Z` until it has ended.'
const history = {
  job_name: 'Absent for a schedule.',
  job_kind: 'What started it: `MANUAL`, `SCHEDULE`. For a schedule, its cron.',
  job_parameters: 'JSON in a string.',
  schedule: 'For a run only the type, in which `Schedule` means that a schedule started it.',
  job_status: 'How far it is.',
  creation_time: 'When it began.',
}

export const jobs: MemberDocs = {
  Metrics: {
    task_count: 'Absent means 0.',
    success_task_count: 'Absent means 0.',
    error_task_count: 'Absent means 0.',
    pending_task_count: 'Absent means 0.',
    running_task_count: 'Absent means 0.',
    scheduled_task_count: 'Waiting to be tried again. Absent means 0.',
    stopped_task_count: 'Absent means 0.',
  },
  Execution: {
    vendor_type: 'What it is of: `WEBHOOK`, `SLACK`, `P2P_PREHEAT`.',
    vendor_id: 'The id of its policy.',
    status: 'Lags behind its tasks.',
    status_message: 'Why it failed. Absent if there is nothing to say.',
    metrics: 'How its tasks are. Absent before it has any.',
    trigger: '`EVENT`, `MANUAL`, `SCHEDULE`; of a preheat `manual`.',
    extra_attrs: 'Of a webhook `event_type` and `payload`, which is what was sent.',
    start_time: plainTime,
    end_time: `${plainTime} ${end}`,
  },
  Task: {
    status_message: 'Why it failed. Absent if there is nothing to say.',
    run_count: 'How often it was tried. Absent means 0.',
    extra_attrs: 'What it works on. Absent for nothing.',
    creation_time: plainTime,
    update_time: plainTime,
    start_time: `${plainTime} \`0001-01-01T00:00:00Z\` while it waits.`,
    end_time: `${plainTime} ${end}`,
  },
  GCHistory: history,
  ExecHistory: history,
  Schedule: { status: 'Of the schedule itself, not of what it starts.' },
  ScheduleObj: {
    type: '`Manual` and `Schedule` are found in histories; a schedule is one of the others.',
    cron: 'Six fields, the first of which, the seconds, is 0. UTC. Absent for a run.',
    next_scheduled_time: '`0001-01-01T00:00:00.000Z` for a run, and for the schedule of scans.',
  },
  ScheduleReq: {
    type: '`Manual` runs it now; `None` takes the schedule away; all others need a `cron`.',
    cron: 'Six fields, of which the first, the seconds, must be 0: `0 0 2 * * *` is every day at 2:00 UTC.',
  },
  GCScheduleReq: { parameters: 'What is collected.' },
  GCParameters: {
    delete_untagged: 'Whether artifacts without a tag are deleted first. `false` unless given.',
    delete_tag: 'Whether tags that the registry has and Harbor does not are deleted. `false` unless given.',
    dry_run: 'Only finds out what would be deleted. `false` unless given.',
    workers: 'How many delete at once, 1 to 10. 1 unless given.',
  },
  PurgeScheduleReq: { parameters: 'What is purged.' },
  PurgeParameters: {
    audit_retention_hour: 'Hours: what is older is deleted. At most 240000.',
    include_event_types: '`create_artifact,delete_artifact,pull_artifact`: what is deleted.',
    include_operations: '`create,delete,pull`: what Harbor before 2.13 asks for in its place.',
    dry_run: 'Only counts what would be deleted. `false` unless given.',
  },
  ScanAllStats: {
    total: 'How many artifacts the latest run scans.',
    completed: 'How many are done: well, with an error, or stopped.',
    metrics: 'How many by status: `{ Success: 24 }`. Absent if there was no run.',
    ongoing: 'Whether it still runs.',
    trigger: 'What started it. Absent if there was no run.',
  },
  WorkerPool: {
    pid: 'The process of the job service.',
    concurrency: 'How many jobs it does at once.',
    start_at: 'When it was started.',
    heartbeat_at: 'When it was heard of last.',
  },
  Worker: {
    job_name: '`REPLICATION`, `IMAGE_SCAN` …: what it works on. Absent if it is idle.',
    job_id: 'Absent if it is idle.',
    start_at: 'When the job began. Absent if it is idle.',
    checkin_at: 'When the job was heard of last. Absent if it never was.',
  },
  ActionRequest: {
    action: '`stop` empties the queue, `pause` keeps it from being worked on, `resume` undoes that.',
  },
  JobQueue: {
    job_type: '`REPLICATION`, `IMAGE_SCAN`, `GARBAGE_COLLECTION` …',
    count: 'How many jobs wait. Absent means 0.',
    latency: 'Seconds that the oldest of them has waited. Absent means 0.',
    paused: 'Whether it is kept from being worked on.',
  },
  ScheduleTask: {
    vendor_type: '`RETENTION`, `REPLICATION`, `GARBAGE_COLLECTION` …: what it starts.',
    vendor_id: 'The id of the policy. Absent or -1 for what there is once.',
  },
  SchedulerStatus: { paused: 'Whether no schedule starts anything.' },
}
