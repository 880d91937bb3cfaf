/** What counts against one project's quota: each blob and manifest once, however many artifacts share it. */
export class ProjectStorage {
  #used = 0
  readonly #changed: (used: number) => void
  readonly #blobs = new Map<string, { readonly size: number; holders: number }>()

  /** @param changed told of the bytes in use after each change */
  constructor(changed: (used: number) => void) {
    this.#changed = changed
  }

  get used(): number {
    return this.#used
  }

  has(digest: string): boolean {
    return this.#blobs.has(digest)
  }

  /** Counts from the moment it was uploaded, before any artifact refers to it. */
  add(digest: string, size: number): void {
    if (this.#blobs.has(digest)) return
    this.#blobs.set(digest, { size, holders: 0 })
    this.#use(size)
  }

  hold(digest: string, size: number): void {
    this.add(digest, size)
    const blob = this.#blobs.get(digest)
    if (blob) blob.holders++
  }

  /** The last artifact that lets go of a blob frees its bytes. */
  release(digest: string): void {
    const blob = this.#blobs.get(digest)
    if (!blob || --blob.holders > 0) return
    this.#blobs.delete(digest)
    this.#use(-blob.size)
  }

  #use(size: number): void {
    this.#used += size
    this.#changed(this.#used)
  }
}
