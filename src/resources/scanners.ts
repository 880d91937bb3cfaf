import type {
  ListScannerCandidatesOfProjectQuery,
  ListScannersQuery,
  ScannerAdapterMetadata,
  ScannerRegistration,
  ScannerRegistrationReq,
  ScannerRegistrationSettings,
} from '../../generated/models'
import type { Listed } from '../core/call/arguments'
import { type Call, isThere } from '../core/call/call'
import { type CreatedByName, createdByName } from '../core/call/created'
import { Resource } from '../core/call/resource'
import type { Pager } from '../core/paging/pager'
import type { CallOptions } from '../core/settings'
import { requireBody, requireTexts } from './body'
import { withChanges } from './changes'
import type { ProjectReference } from './named-project'
import {
  type FoundByName,
  namedCandidate,
  namedScanner,
  type ScannerReference,
  scannerOrder,
  uuidIn,
} from './scanner-reference'

export type ListScannersOptions = CallOptions & Listed<ListScannersQuery, 'listScanners'>

export type ListScannerCandidatesOptions = CallOptions &
  Listed<ListScannerCandidatesOfProjectQuery, 'listScannerCandidatesOfProject'>

/** The credentials with which Harbor calls a scanner: `user:password`, a token or a key. */
export type ScannerAuth =
  | { auth?: '' | undefined; access_credential?: '' | undefined }
  | { auth: 'Basic' | 'Bearer' | 'APIKey'; access_credential: string }

export type CreateScannerBody = Omit<ScannerRegistrationReq, 'auth' | 'access_credential'> & ScannerAuth

/** The members to change. All others stay as they are, the credential too. It may also be a scanner as it was read, with changes. */
export type UpdateScannerBody =
  | (Partial<Omit<ScannerRegistrationReq, 'auth'>> & {
      auth?: '' | 'Basic' | 'Bearer' | 'APIKey' | undefined
    })
  | ScannerRegistration

export type PingScannerBody = Omit<ScannerRegistrationSettings, 'auth' | 'access_credential'> & ScannerAuth

/** A scanner that was registered. Other methods take it as a reference. */
export interface CreatedScanner extends CreatedByName {
  readonly uuid: string
}

/** Scanners, which look for vulnerabilities and generate SBOMs, and the scanner of each project. */
export class Scanners extends Resource {
  /**
   * Lists the scanners. This list is read by page.
   *
   * Permission: system administrator, or as a robot `scanner:list`.
   */
  list(options?: ListScannersOptions): Pager<ScannerRegistration> {
    return this.listOf('listScanners', options, undefined, scannerOrder)
  }

  /**
   * Gets a scanner. `metadata` gets what it can do.
   *
   * Permission: system administrator, or as a robot `scanner:read`.
   */
  get(scanner: ScannerReference, options?: CallOptions): Call<ScannerRegistration> {
    return this.call('getScanner', options, (own) => this.#path(scanner, own))
  }

  /**
   * Tells whether there is a scanner.
   *
   * Permission: system administrator, or as a robot `scanner:list`.
   */
  async exists(scanner: ScannerReference, options?: CallOptions): Promise<boolean> {
    return isThere(
      this.together('listScanners', options, async (own) =>
        uuidIn(scanner) ? this.get(scanner, own) : this.#uuidOf(scanner, own),
      ),
    )
  }

  /**
   * Registers a scanner. Harbor first asks the scanner for its metadata.
   *
   * Permission: system administrator, or as a robot `scanner:create`.
   *
   * @returns its `uuid`. The result is a reference for the other methods: `setDefault(await create(…))`
   * @throws {@link ConflictError} there is a scanner of that name or URL
   * @throws {@link ServerError} Harbor cannot reach it, or it is no scanner; both are a 500
   */
  create(body: CreateScannerBody, options?: CallOptions): Call<CreatedScanner> {
    return this.call(
      'createScanner',
      options,
      () => ({ body: requireTexts(body, 'name', 'url') }),
      (done, request) => {
        const made = createdByName(done, request, body.name)
        return { ...made, uuid: made.location.slice(made.location.lastIndexOf('/') + 1) }
      },
    )
  }

  /**
   * Changes a scanner. Harbor replaces it as a whole, so this reads it and sends it back with the changes: one GET and
   * one PUT. For a scanner that was read before it sends only the PUT.
   *
   * Permission: system administrator, or as a robot `scanner:update`.
   *
   * @param body `access_credential` stays unless another one is given. Harbor before 2.14.4 deletes it if it is not
   * given.
   */
  update(
    scanner: ScannerReference | ScannerRegistration,
    body: UpdateScannerBody,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('updateScanner', options, async (own) => {
      requireBody(body)
      const { uuid, ...current } = await this.#read(scanner, own)
      const { name, description, url, auth, disabled, skip_certVerify, use_internal_addr } = current
      const { access_credential = current.access_credential || undefined } = body
      const kept = { name, description, url, auth, disabled, skip_certVerify, use_internal_addr }
      return { path: { registration_id: uuid }, body: withChanges(kept, { ...body, access_credential }) }
    })
  }

  /**
   * Deletes a scanner. Projects that have chosen it use the default scanner then.
   *
   * Permission: system administrator, or as a robot `scanner:delete`.
   *
   * @returns the scanner as it was
   */
  delete(scanner: ScannerReference, options?: CallOptions): Call<ScannerRegistration> {
    return this.call('deleteScanner', options, (own) => this.#path(scanner, own))
  }

  /**
   * Makes a scanner the default. All projects that have chosen none use it.
   *
   * Permission: system administrator, or as a robot `scanner:update`.
   */
  setDefault(scanner: ScannerReference, options?: CallOptions): Call<undefined> {
    return this.call('setScannerAsDefault', options, async (own) => ({
      ...(await this.#path(scanner, own)),
      body: { is_default: true },
    }))
  }

  /**
   * Checks whether Harbor can reach a scanner that is not registered yet.
   *
   * Permission: system administrator, or as a robot `scanner:read`.
   *
   * @throws {@link ServerError} Harbor cannot reach it; this is a 500
   */
  ping(body: PingScannerBody, options?: CallOptions): Call<undefined> {
    return this.call('pingScanner', options, () => ({ body: requireTexts(body, 'name', 'url') }))
  }

  /**
   * Gets a scanner's metadata: its name and version, and what it can scan.
   *
   * Permission: system administrator, or as a robot `scanner:read`.
   */
  metadata(scanner: ScannerReference, options?: CallOptions): Call<ScannerAdapterMetadata> {
    return this.call('getScannerMetadata', options, (own) => this.#path(scanner, own))
  }

  /**
   * Gets the scanner that a project uses: the one that it has chosen, or the default. It has its `health`.
   *
   * Permission: limited guest (nothing where the project is public), or as a robot `scanner:read`.
   *
   * @returns `undefined` if the project has no policy
   */
  ofProject(project: ProjectReference, options?: CallOptions): Call<ScannerRegistration | undefined> {
    return this.call('getScannerOfProject', options, () => ({ path: { project_name_or_id: project } }))
  }

  /**
   * Chooses the scanner of a project.
   *
   * Permission: project admin, or as a robot `scanner:create`.
   *
   * @param scanner a name is looked up among the candidates. Harbor takes any `uuid` of an object, even if no scanner
   * has it.
   */
  setForProject(
    project: ProjectReference,
    scanner: ScannerReference,
    options?: CallOptions,
  ): Call<undefined> {
    return this.call('setScannerOfProject', options, async (own) => ({
      path: { project_name_or_id: project },
      body: { uuid: await this.#uuidOf(scanner, own, namedCandidate(project)) },
    }))
  }

  /**
   * Lists the scanners that a project can choose. This list is read by page.
   *
   * Permission: project admin, or as a robot `scanner:create`.
   */
  candidates(project: ProjectReference, options?: ListScannerCandidatesOptions): Pager<ScannerRegistration> {
    const path = { project_name_or_id: project }
    return this.listOf('listScannerCandidatesOfProject', options, () => ({ path }), scannerOrder)
  }

  async #path(scanner: ScannerReference, own: CallOptions): Promise<{ path: { registration_id: string } }> {
    return { path: { registration_id: await this.#uuidOf(scanner, own) } }
  }

  async #uuidOf(
    scanner: ScannerReference,
    own: CallOptions,
    named: FoundByName = namedScanner,
  ): Promise<string> {
    return uuidIn(scanner) ?? (await this.itemOf(named, scanner, own)).uuid
  }

  async #read(
    scanner: ScannerReference | ScannerRegistration,
    own: CallOptions,
  ): Promise<ScannerRegistration> {
    if (uuidIn(scanner) === undefined) return this.itemOf(namedScanner, scanner, own)
    return typeof scanner === 'object' && 'url' in scanner ? scanner : this.get(scanner, own)
  }
}
