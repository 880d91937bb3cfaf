import { nameOf, type Schema } from './schema'

/** The part of Swagger 2 that Harbor's description uses, as far as the generator touches it. */
export interface Swagger {
  readonly swagger: string
  readonly info: object
  readonly consumes: readonly string[]
  readonly produces: readonly string[]
  readonly paths: Record<string, PathItem>
  readonly definitions: Record<string, Schema>
  readonly parameters: Record<string, Parameter>
  readonly responses: Record<string, Response>
}

export const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'] as const
export type Method = (typeof methods)[number]
export type PathItem = { [M in Method]?: OperationObject }

export interface OperationObject {
  operationId: string
  tags?: string[]
  produces?: string[]
  parameters?: (Parameter | Reference)[]
  responses: Record<string, Response | Reference>
}

export interface Reference {
  $ref: string
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'body' | 'formData'
  required?: boolean
  type?: string
  default?: string | number | boolean
  maximum?: number
  enum?: (string | number)[]
  schema?: Schema
}

export interface Response {
  description: string
  headers?: Record<string, unknown>
  schema?: Schema
}

export interface Operation {
  readonly path: string
  readonly method: Method
  readonly object: OperationObject
}

/** Every operation, in the order of the description. */
export function operationsOf(document: Swagger): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, object]) =>
      isMethod(method) && object !== undefined ? [{ path, method, object }] : [],
    ),
  )
}

export function operationOf(document: Swagger, operationId: string): Operation {
  const found = operationsOf(document).find(({ object }) => object.operationId === operationId)
  if (found === undefined) throw new Error(`There is no operation ${operationId}.`)
  return found
}

/** The operation's parameters, with those that Harbor keeps in one place looked up. */
export function parametersOf(document: Swagger, operation: OperationObject): Parameter[] {
  return (operation.parameters ?? []).map((parameter) => {
    if (!('$ref' in parameter)) return parameter
    return found(document.parameters[nameOf(parameter.$ref)], parameter.$ref)
  })
}

/** The operation's answers by status, looked up in the same way. */
export function responsesOf(document: Swagger, operation: OperationObject): Record<string, Response> {
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => {
      if (!('$ref' in response)) return [status, response]
      return [status, found(document.responses[nameOf(response.$ref)], response.$ref)]
    }),
  )
}

export function definitionOf(document: Swagger, name: string): Schema {
  return found(document.definitions[name], `#/definitions/${name}`)
}

export function propertyOf(document: Swagger, name: string, property: string): Schema {
  return found(definitionOf(document, name).properties?.[property], `#/definitions/${name}.${property}`)
}

export function isSuccess(status: string): boolean {
  return status.startsWith('2')
}

function isMethod(key: string): key is Method {
  return methods.some((method) => method === key)
}

function found<T>(value: T | undefined, reference: string): T {
  if (value === undefined) throw new Error(`The description has no ${reference}.`)
  return value
}
