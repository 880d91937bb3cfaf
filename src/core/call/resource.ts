import type { OperationId } from '../../../generated/operations'
import type { SentRequest } from '../answer/answer'
import type { Pager } from '../paging/pager'
import type { ListOrder } from '../paging/source'
import { pollUntilOver, readWait, type WaitOptions, type Watch } from '../paging/wait'
import type { CallOptions, Settings } from '../settings'
import type { OptionsOf, PathArgumentsOf, Prepare } from './arguments'
import { type Call, type Done, isThere } from './call'
import { type Addressed, idOf, isRead, itemOf, type Named } from './named'
import type { AnswerOf, ItemOf } from './operation'
import { type ImageReference, parseImage, parseRepository, type RepositoryReference } from './reference'
import type { Transport } from './transport'

export type RepositoryPath = PathArgumentsOf<'getRepository'>

export type ArtifactPath = PathArgumentsOf<'getArtifact'>

/** An area of the API: what its methods are made of. */
export abstract class Resource {
  readonly #transport: Transport

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** @internal */
  protected get transport(): Transport {
    return this.#transport
  }

  /** @internal */
  protected get settings(): Settings {
    return this.#transport.settings
  }

  /**
   * Starts a call of an operation.
   *
   * @internal
   * @param prepare works out the arguments; none by default
   * @param read what to make of the answer; its body by default
   */
  protected call<Id extends OperationId, T = AnswerOf<Id>>(
    id: Id,
    options: OptionsOf<Id> | undefined,
    prepare?: Prepare<Id>,
    read?: (done: Done<AnswerOf<Id>>, request: SentRequest) => T,
  ): Call<T> {
    return this.#transport.call(id, options, prepare, read)
  }

  /**
   * Starts a call of an operation on a thing that is given by its id or by its name.
   *
   * @internal
   * @param prepare works out the arguments beside its path
   */
  protected callOn<Id extends OperationId, Item, Reference, T = AnswerOf<Id>>(
    id: Id,
    named: Named<Item, Reference> & { readonly pathOf: (id: number) => PathArgumentsOf<Id> },
    reference: Reference | number,
    options: OptionsOf<Id> | undefined,
    prepare?: Prepare<Id>,
    read?: (done: Done<AnswerOf<Id>>, request: SentRequest) => T,
  ): Call<T> {
    const withPath = async (own: CallOptions) => ({
      ...(await prepare?.(own)),
      path: named.pathOf(await this.idOf(named, reference, own)),
    })
    return this.call(id, options, withPath, read)
  }

  /**
   * Makes a list, which is read when it is awaited or iterated.
   *
   * @internal
   * @param order its items are told apart by their `id` unless this says otherwise
   */
  protected listOf<Id extends OperationId>(
    id: Id,
    options: OptionsOf<Id> | undefined,
    prepare?: Prepare<Id>,
    order?: ListOrder<ItemOf<Id>>,
  ): Pager<ItemOf<Id>> {
    return this.#transport.list(id, options, prepare, order)
  }

  /**
   * Makes several requests that belong to one call of an operation, under its clock.
   *
   * @internal
   */
  protected together<T>(
    id: OperationId,
    options: CallOptions | undefined,
    work: (own: CallOptions) => Promise<T>,
  ): Promise<T> {
    return this.#transport.together(id, options, work)
  }

  /**
   * Waits until a job is over, under one clock.
   *
   * @internal
   * @param id the operation that looks at it
   * @param job names it, for errors: `The replication 17`
   */
  protected async waitFor<Seen, Progress, Result>(
    id: OperationId,
    job: string,
    options: WaitOptions<Progress>,
    watch: Watch<Seen, Progress, Result>,
  ): Promise<Result> {
    const [pauses, calls] = readWait(options)
    return this.#transport.together(id, calls, (own) => pollUntilOver(watch, pauses, own), job)
  }

  /**
   * The id of a thing that is given by its id or by its name. An id costs no request.
   *
   * @internal
   */
  protected idOf<Item, Reference>(
    named: Named<Item, Reference>,
    reference: Reference | number,
    own: CallOptions,
  ): Promise<number> {
    return idOf(this.#transport, named, reference, own)
  }

  /**
   * The thing that has a name.
   *
   * @internal
   */
  protected itemOf<Item, Reference>(
    named: Omit<Named<Item, Reference>, 'idOf'>,
    reference: Reference,
    own: CallOptions,
  ): Promise<Item> {
    return itemOf(this.#transport, named, reference, own)
  }

  /**
   * The path of a project, where Harbor knows its name only. An id costs one GET.
   *
   * @internal
   */
  protected async pathByName(project: string | number, own: CallOptions): Promise<{ project_name: string }> {
    if (typeof project !== 'number') return { project_name: project }
    const path = { project_name_or_id: project }
    return { project_name: (await this.call('getProject', own, () => ({ path }))).name }
  }

  /**
   * The path of a repository.
   *
   * @internal
   */
  protected repositoryPath(reference: RepositoryReference): RepositoryPath {
    const { project, repository } = parseRepository(reference, this.settings.host)
    return { project_name: project, repository_name: repository }
  }

  /**
   * The path of an artifact.
   *
   * @internal
   */
  protected artifactPath(image: ImageReference): ArtifactPath {
    const { project, repository, reference } = parseImage(image, this.settings.host, 'image')
    return { project_name: project, repository_name: repository, reference }
  }

  /**
   * A thing that is given by its id or by its name, or was read before.
   *
   * @internal
   */
  protected async read<Get extends OperationId, Item extends object, Reference>(
    named: Addressed<Get, Item, Reference>,
    given: Item | Reference | number,
    own: CallOptions,
  ): Promise<Item | AnswerOf<Get>> {
    if (isRead(named, given)) return given
    if (typeof given !== 'number') return this.itemOf(named, given as Reference, own)
    // Of a query every part may be left out.
    return this.callOn(named.get, named, given, own as OptionsOf<Get>)
  }

  /**
   * Tells whether there is a thing with this id or this name.
   *
   * @internal
   * @param list the operation that finds it by its name
   */
  protected async existsIn<Get extends OperationId, Item extends object, Reference>(
    list: OperationId,
    named: Addressed<Get, Item, Reference>,
    reference: Reference | number,
    options: CallOptions | undefined,
  ): Promise<boolean> {
    return isThere(this.together(list, options, (own) => this.read(named, reference, own)))
  }
}
