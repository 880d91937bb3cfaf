import type { MemberDocs } from './member-docs'

const duration = 'Days, 1 or more; -1 for ever.'
const permissions = 'Of level `project` exactly one, for that project.'

export const robots: MemberDocs = {
  Robot: {
    name: 'With the prefix, and of level `project` with the project: `robot$demo+ci`. This is the name to log in by.',
    level: 'Whether it belongs to a project or to the system.',
    duration:
      'Days from when it was made; -1 for ever. Absent means 0: it is of a time before there were durations.',
    editable: '`false` for robots of Harbor before 2.2, which can only be deleted.',
    disable: 'Whether it is kept from logging in.',
    expires_at: 'Epoch seconds; -1 for never.',
    permissions,
    creator_type: '`local` a user, `robot` a robot. Since Harbor 2.12.',
    creator_ref: 'The id of the user or the robot that made it. Since Harbor 2.12.',
  },
  RobotCreate: {
    name: 'Lower-case letters and digits, with single `.`, `_` or `-` between them. Harbor adds the prefix and the project.',
    level: 'Whether it belongs to a project or to the system.',
    duration,
    permissions,
  },
  RobotCreated: {
    name: 'With the prefix, and of level `project` with the project: the name to log in by.',
    secret: 'Shown this once, in plain text: keep it, and keep it out of logs.',
    expires_at: 'Epoch seconds; -1 for never.',
  },
  RobotSec: {
    secret:
      '8 to 128 characters, with an upper-case and a lower-case letter and a digit. Left out or empty, Harbor makes one; only then it is in the answer.',
  },
  RobotPermission: {
    kind: '`project` for what is in projects, `system` for all else.',
    namespace: "The project's name, `*` for all projects, `/` where `kind` is `system`. Never an id.",
    access: 'What it may do there.',
  },
  Access: {
    resource: '`repository`, `artifact`, `tag` …: `harbor.permissions` lists them.',
    action: '`pull`, `push`, `read`, `list`, `create`, `update`, `delete`, `stop`.',
    effect: '`allow`, or `deny`. Absent means `allow`.',
  },
}
