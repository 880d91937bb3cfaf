import { InvalidArgumentError } from '../../errors/invalid-argument-error'

/** A whole number of bytes, from 0. */
export function readSize(size: number | undefined): number | undefined {
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0)) return size
  throw new InvalidArgumentError('size', 'must be a whole number of bytes, 0 or more.')
}

export function checkContent(content: unknown, { digest, mount }: { digest: unknown; mount: unknown }): void {
  if (content instanceof Uint8Array) return
  if (!(content instanceof ReadableStream)) {
    throw new InvalidArgumentError(
      'content',
      'must be a Uint8Array or a ReadableStream of them: `Readable.toWeb` makes one of a stream of Node.',
    )
  }
  if (content.locked) throw new InvalidArgumentError('content', 'is a stream that has a reader already.')
  if (mount !== undefined && digest === undefined) {
    throw new InvalidArgumentError('mount', 'needs `digest`: that is what a blob is mounted by.')
  }
}

export function checkProgress(onProgress: unknown): void {
  if (onProgress === undefined || typeof onProgress === 'function') return
  throw new InvalidArgumentError('onProgress', 'is not a function.')
}
