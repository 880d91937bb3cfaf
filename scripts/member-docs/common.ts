/** What a member of this name means wherever nothing else is said of it. */
export const common: Readonly<Record<string, string>> = {
  page: 'From 1. Without it a list is read on by itself.',
  page_size: 'At most 100.',
  q: "Conditions: `{ name: like('api') }`, or a string in the grammar of Harbor.",
  sort: 'A column, `-column` for descending, or several in order. Harbor ignores columns it cannot sort by.',
  cron: 'Six fields, of which the first, the seconds, must be 0: `0 0 2 * * *` is every day at 2:00 UTC.',
  dry_run: 'Only finds out what would be deleted. Absent means `false`.',
  status: 'How far it is.',
  cve_id: '`CVE-2023-38545`',
  repo_count: 'How many repositories there are.',
}
