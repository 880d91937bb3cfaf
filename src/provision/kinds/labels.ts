import * as z from 'zod/mini'
import type { Label } from '../../index'
import type { Kind, Place } from '../engine/kind'

/** A label, told from others by its `name`. */
export interface LabelDescription {
  name: string
  description?: string | undefined
  /** `#48960C`, or `''` for none. Harbor keeps any string of 16 characters. */
  color?: string | undefined
}

export const labelSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(128)),
  description: z.optional(z.string()),
  color: z.optional(z.string().check(z.maxLength(16))),
})

/** Labels of a project, or the global ones. */
export const labels: Kind<LabelDescription, Label> = {
  kind: 'labels',
  list: (place) => place.harbor.labels.list(ownerOf(place)).all(),
  keyOf: ({ name }) => name,
  describe: ({ name = '', description = '', color = '' }) => ({ name, description, color }),
  isOwn: ({ name = '' }) => name === '',
  create: (place, wanted) => place.harbor.labels.create({ ...wanted, ...ownerOf(place) }),
  update: ({ harbor }, { id }, { description, color }) => harbor.labels.update(id, { description, color }),
  delete: ({ harbor }, { id }) => harbor.labels.delete(id),
}

function ownerOf({ project }: Place): { project?: string } {
  return project === '' ? {} : { project }
}
