import { InvalidArgumentError } from '../../index'
import { type Artifact, artifactsIn } from '../areas/artifacts/artifact'
import { addLabel } from '../areas/artifacts/artifact-labels'
import { tagsIn } from '../areas/artifacts/tag'
import { isTagName } from '../areas/artifacts/tags'
import { labelsIn } from '../areas/labels/label'
import type { Project } from '../areas/projects/project'
import { Refusal } from '../http/answers'
import { blobLinksIn, putBlob, uploadTimesIn } from '../registry/content'
import { pushManifest } from '../registry/push'
import type { State } from '../state'
import { makeAccessory, requireAccessory } from './accessory'
import { demand, type Keys, requireKeys } from './check'
import { type Image, makeImage } from './image'
import type { ArtifactSeed, Moment } from './options'

const keys: Keys<ArtifactSeed> = {
  ...{
    tags: true,
    content: true,
    size: true,
    push_time: true,
    pull_time: true,
    labels: true,
    accessories: true,
  },
}

/** Pushes the images of a repository, in the order in which they are given. */
export function seedArtifacts(
  state: State,
  project: Project,
  repository: string,
  artifacts: readonly ArtifactSeed[],
): void {
  for (const [index, seed] of artifacts.entries()) {
    const argument = `projects: ${repository}.artifacts[${index}]`
    requireKeys(seed, keys, argument)
    const image = imageOf(seed, { repository, index: String(index) }, argument)
    const references = referencesOf(seed, image, argument)
    const artifact = push(state, project, repository, image, references, argument)
    for (const one of seed.accessories ?? []) {
      requireAccessory(one, `${argument}.accessories`)
      const accessory = makeAccessory(one, image)
      push(state, project, repository, accessory, [accessory.tag ?? accessory.digest], argument)
    }
    for (const name of seed.labels ?? []) addLabel(state, artifact, findLabel(state, project, name, argument))
    setTimes(state, artifact, seed, argument)
  }
}

/** Without content of its own it has what no other seed has. */
export function imageOf(
  { content, size }: ArtifactSeed,
  place: Readonly<Record<string, string>>,
  argument: string,
): Image {
  const parts = content === undefined ? { labels: place, content: 'layer' } : { labels: { content }, content }
  const image = makeImage({ ...parts, size })
  if (image) return image
  throw new InvalidArgumentError(argument, `an image with this content takes more than ${size} bytes.`)
}

function referencesOf({ tags = [] }: ArtifactSeed, { digest }: Image, argument: string): readonly string[] {
  for (const tag of tags) {
    demand(
      isTagName(tag),
      argument,
      `'${tag}' is no tag that Harbor takes. Use letters, digits, '_', '.' and '-'.`,
    )
  }
  return tags.length > 0 ? tags : [digest]
}

function push(
  state: State,
  project: Project,
  repository: string,
  { mediaType, manifest: bytes, blobs, digest }: Image,
  references: readonly string[],
  argument: string,
): Artifact {
  try {
    for (const blob of blobs) {
      if (blob.bytes) putBlob(state, repository, blob.digest, blob.bytes)
      else blobLinksIn(state).add(`${repository}@${blob.digest}`)
    }
    const [first = digest, ...others] = references
    const artifact = pushManifest(state, { project, repository, reference: first, mediaType, bytes })
    for (const reference of others) pushManifest(state, { project, repository, reference, mediaType, bytes })
    return artifact
  } catch (error) {
    if (error instanceof Refusal)
      throw new InvalidArgumentError(argument, `Harbor would refuse it: ${error.message}`)
    throw error
  }
}

function findLabel(state: State, project: Project, name: string, argument: string): number {
  const label =
    labelsIn(state).find('name', `${project.id}:${name}`) ?? labelsIn(state).find('name', `0:${name}`)
  demand(label !== undefined, argument, `there is no label '${name}'. Add it to the labels of the project.`)
  return label.id
}

function setTimes(state: State, artifact: Artifact, seed: ArtifactSeed, argument: string): void {
  const times = {
    ...(seed.push_time !== undefined && { push_time: readMoment(seed.push_time, `${argument}.push_time`) }),
    ...(seed.pull_time !== undefined && { pull_time: readMoment(seed.pull_time, `${argument}.pull_time`) }),
  }
  if (Object.keys(times).length === 0) return
  artifactsIn(state).update(artifact, times)
  // Its blobs came when it did, unless they are of another image as well.
  const { push_time } = times
  for (const { digest } of push_time === undefined ? [] : artifact.blobs) {
    if (uploadTimesIn(state).has(digest)) uploadTimesIn(state).set(digest, Date.parse(push_time ?? ''))
  }
  for (const tag of tagsIn(state).where('artifact', artifact.id)) tagsIn(state).update(tag, times)
}

function readMoment(moment: Moment, argument: string): string {
  const date = new Date(moment)
  demand(!Number.isNaN(date.getTime()), argument, 'is no time. Take a Date or an ISO 8601 string.')
  return date.toISOString()
}
