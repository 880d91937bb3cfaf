import type { SpdxDocument } from './spdx'

/** The additions of an artifact by their names, each with the type of its content. */
export interface ArtifactAdditions {
  /** Of an image; `undefined` for one whose configuration does not tell it. */
  build_history: BuildStep[] | undefined
  /** Of a chart; `undefined` for one without any. */
  dependencies: ChartDependency[] | undefined
  /** Of a model: what is in it, as a tree. */
  files: ModelFile[]
  /** Of a model. */
  license: string
  /** Of a chart or a model, Markdown. */
  'readme.md': string
  /** Of an SBOM, which is an accessory of an image. */
  sbom: SpdxDocument
  /** Of a chart. */
  'values.yaml': string
}

/** A step of `build_history`: an entry of `history` in the image's configuration (OCI image specification). */
export interface BuildStep {
  created?: string
  created_by?: string
  author?: string
  comment?: string
  /** The step added no layer. */
  empty_layer?: boolean
}

export interface ChartDependency {
  name: string
  version: string
  repository: string
}

export interface ModelFile {
  name: string
  type: 'file' | 'directory'
  /** In bytes; of a file. */
  size?: number
  /** Of a directory. */
  children?: ModelFile[]
}
