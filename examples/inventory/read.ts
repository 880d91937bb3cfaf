import type { Harbor, ProjectArtifact } from 'harborkit'
import type { Progress } from './progress'

/** Reads every artifact. No more than some pages are held at a time. @param onError hears of a project that cannot be read */
export async function* readArtifacts(
  harbor: Harbor,
  projects: readonly string[] | undefined,
  progress: Progress,
  onError: (error: Error, project: string | number) => void,
): AsyncGenerator<ProjectArtifact> {
  // Meanwhile, and only where somebody watches. Why it fails shows in the list itself.
  if (progress.isShown) count(harbor, projects).then(progress.expect, () => {})
  try {
    for await (const artifact of harbor.artifacts.listAll({ projects, with_scan_overview: true, onError })) {
      progress.step()
      yield artifact
    }
  } finally {
    progress.end()
  }
}

async function count(harbor: Harbor, projects: readonly string[] | undefined): Promise<number> {
  const names = projects ?? (await harbor.projects.list().all()).map(({ name }) => name)
  const totals = names.map(async (project) => {
    const { total } = await harbor.artifacts.listInProject(project, { page_size: 1, with_tag: false })
    return total ?? 0
  })
  return (await Promise.all(totals)).reduce((sum, total) => sum + total, 0)
}
