import manifest from '../../package.json' with { type: 'json' }

/** A place from which users import. */
export interface Door {
  /** As users write it: `harborkit/testing`. */
  readonly specifier: string
  /** The file in `src/` that it is built from. */
  readonly source: string
}

export const doors: readonly Door[] = Object.keys(manifest.exports)
  .filter((subpath) => subpath !== './package.json')
  .map((subpath) => ({
    specifier: `${manifest.name}${subpath.slice(1)}`,
    source: `src/${subpath === '.' ? '' : `${subpath.slice(2)}/`}index.ts`,
  }))
