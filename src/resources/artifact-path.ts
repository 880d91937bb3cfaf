import { type ImageReference, parseImage } from '../core/call/reference'

/** An artifact, as paths of the API name it. */
export type ArtifactPath = {
  readonly project_name: string
  readonly repository_name: string
  readonly reference: string
}

/** @param host the client's own */
export function artifactPath(image: ImageReference, host: string): ArtifactPath {
  const { project, repository, reference } = parseImage(image, host, 'image')
  return { project_name: project, repository_name: repository, reference }
}
