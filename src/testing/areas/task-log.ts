import type { Task } from '../engine/jobs'
import { notFound } from '../http/answers'

/**
 * The log of a job. One that no worker has taken yet has none (seen on Harbor 2.15.2).
 *
 * @throws {Refusal} 404 with the words of the job service
 */
export function requireLog(job_id: string, task: Task | undefined): string {
  if (task && task.run_count > 0) return task.log
  throw notFound(JSON.stringify({ code: 10010, message: 'object is not found', details: job_id }))
}
