import type { Difference } from './difference'
import type { OnSecret } from './kind'
import type { Step } from './step'

export interface Run {
  readonly done: readonly Step[]
  /** What was begun and failed, with the reasons. */
  readonly failed: readonly { readonly step: Step; readonly error: unknown }[]
  /** What `onDone` threw, in a list as it may be anything. */
  readonly thrown: readonly unknown[]
}

export interface RunSettings {
  readonly concurrency: number
  onSecret(secret: Parameters<OnSecret>[0]): unknown
  onDone(difference: Difference, done: number): void
}

/**
 * Runs the steps, one stage after the other. After a failure, or where `onDone` throws, nothing new is begun; what is at work
 * is waited for, so that nothing changes any more once this is over.
 */
export async function runSteps(steps: readonly Step[], settings: RunSettings): Promise<Run> {
  const done: Step[] = []
  const failed: { step: Step; error: unknown }[] = []
  const thrown: unknown[] = []
  const tell = (step: Step) => {
    try {
      settings.onDone(step.difference, done.length)
    } catch (error) {
      thrown.push(error)
    }
  }
  const runOne = async (step: Step) => {
    try {
      await step.run(settings.onSecret)
    } catch (error) {
      failed.push({ step, error })
      return
    }
    done.push(step)
    tell(step)
  }
  for (const stage of stagesOf(steps)) {
    const waiting = stage.values()
    const work = async () => {
      for (const step of waiting) {
        if (failed.length + thrown.length > 0) return
        await runOne(step)
      }
    }
    await Promise.all(Array.from({ length: Math.min(settings.concurrency, stage.length) }, work))
  }
  return { done, failed, thrown }
}

function stagesOf(steps: readonly Step[]): Step[][] {
  const numbers = [...new Set(steps.map(({ stage }) => stage))].sort((a, b) => a - b)
  return numbers.map((number) => steps.filter(({ stage }) => stage === number))
}
