import { freeForm } from './free-form'
import type { Patch } from './patch'

/** Every correction, in the order they are applied. */
export const patches: readonly Patch[] = [...freeForm]
